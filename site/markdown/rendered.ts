import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { targetIds, targets } from '../../course/targets';
import { oneOf } from '../../system/problems';

/** A file of dist/, for the targets where it has these very bytes. */
export interface Rendered {
  /** `EKS, AKS, GKE`. */
  readonly targets: string;
  /** The file of the first of these targets: `dist/eks/03-services/02-nodeport.yaml`. */
  readonly path: string;
  readonly text: string;
}

/**
 * A rendered file as its readers meet it: one entry for each different text, in the order of the targets.
 * `path` is without a target: `03-services/02-nodeport.yaml`.
 */
export function rendered(path: string, folder = 'dist'): Rendered[] {
  const found: { titles: string[]; path: string; text: string }[] = [];
  for (const id of targetIds) {
    const file = `${folder}/${id}/${path}`;
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    const same = found.find((other) => other.text === text);
    if (same) same.titles.push(targets[id].title);
    else found.push({ titles: [targets[id].title], path: file, text });
  }
  if (found.length === 0)
    throw new Error(`dist/<cible>/${path} n'existe pas ; lancez « npm run synth », ou citez ${neighbours(path, folder)}.`);
  return found.map(({ titles, path, text }) => ({ targets: titles.join(', '), path, text }));
}

function neighbours(path: string, folder: string): string {
  const beside = join(path, '..');
  const files = targetIds.flatMap((id) => (existsSync(`${folder}/${id}/${beside}`) ? readdirSync(`${folder}/${id}/${beside}`) : []));
  return files.length > 0 ? oneOf(new Set(files.sort())) : 'une étape qui a ce fichier';
}
