import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import type { Patch } from './artifact';

/**
 * Options of `go build` that compile a module with changes to the sources it requires, and the files they name, in a work folder.
 *
 * Go overlays single files (`go help build`, -overlay), but none of its download cache. So the patched module is required,
 * by a go.mod of the work folder's, as a folder of ours: a link to the very sources in that cache.
 */
export function patchOptions(
  patches: readonly Patch[],
  module: string,
  work: string,
  sourcesOf: Readonly<Record<string, string>>,
): string[] {
  if (patches.length === 0) return [];
  const [overlaid, replaced]: [Record<string, string>, string[]] = [{}, []];
  for (const [name, original] of Object.entries(sourcesOf)) {
    const link = join(work, `module-${replaced.length}`);
    symlinkSync(original, link);
    replaced.push(`replace ${name} => ${link}\n`);
    for (const { file, change } of patches.filter((patch) => patch.module === name)) {
      const changed = join(work, 'changed', `${Object.keys(overlaid).length}.go`);
      mkdirSync(join(work, 'changed'), { recursive: true });
      writeFileSync(
        changed,
        typeof change === 'string' ? change : edit(readFileSync(join(original, file), 'utf8'), change, `${name}/${file}`),
      );
      overlaid[join(link, file)] = changed;
    }
  }
  const [overlay, goMod] = [join(work, 'overlay.json'), join(work, 'go.mod')];
  writeFileSync(overlay, JSON.stringify({ Replace: overlaid }));
  writeFileSync(goMod, `${readFileSync(join(module, 'go.mod'), 'utf8')}\n${replaced.join('')}`);
  copyFileSync(join(module, 'go.sum'), join(work, 'go.sum'));
  return [`-modfile=${goMod}`, `-overlay=${overlay}`];
}

function edit(source: string, changes: readonly (readonly [string, string])[], where: string): string {
  return changes.reduce((text, [before, after]) => {
    const parts = text.split(before);
    if (parts.length === 2) return parts.join(after);
    throw new Problem(
      `${where} : « ${before.trim()} » y est ${parts.length - 1} fois, le correctif l'attend une fois ; revoyez testbed/go/patches.ts après un changement de version.`,
    );
  }, source);
}
