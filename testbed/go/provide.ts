import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lock, type Release } from '../../system/lock';
import { Problem } from '../../system/problems';
import type { Artifact, Project } from './artifact';
import { build } from './build';
import type { Watch } from './compile';
import { moduleFolder } from './toolchain';

export interface Sources extends Watch {
  /** The user's folder of programs, each under its name. */
  readonly folder?: string | undefined;
  /** Where what is built is kept, below `bin`. */
  readonly cache: string;
}

/**
 * Paths of programs and folders of files: the user's, else the cache's, else what is built now, once. Throws a Problem when
 * that cannot be; what was complete until then stays in the cache, nothing else does.
 */
export async function provide<Name extends string>(
  wanted: Readonly<Record<Name, Artifact>>,
  sources: Sources,
): Promise<Record<Name, string>> {
  const bin = join(sources.cache, 'bin');
  const targets = Object.entries<Artifact>(wanted).map(([name, artifact]) => {
    const path = owned(name, artifact, sources.folder) ?? join(bin, keyOf(artifact.project), name);
    return { name, artifact, path };
  });
  const missing = () => targets.filter(({ path }) => !existsSync(path));
  if (missing().length > 0) {
    const release = await buildLock(bin, sources);
    try {
      await build(missing(), bin, sources);
    } finally {
      release();
    }
  }
  return Object.fromEntries(targets.map(({ name, path }) => [name, path])) as Record<Name, string>;
}

/** One build at a time: a second one would compile the same, and there are no more processors for it. */
function buildLock(bin: string, { report, signal }: Watch): Promise<Release> {
  const held = (pid: number) => {
    if (pid !== process.pid) report(`une autre compilation est en cours (processus ${pid}) : attente de sa fin`);
  };
  return lock(join(bin, 'lock'), { held, signal });
}

/** What the user brings under that name, if anything. */
function owned(name: string, artifact: Artifact, folder: string | undefined): string | undefined {
  const path = folder && join(folder, name);
  if (!path || !existsSync(path)) return undefined;
  if ('files' in artifact) {
    if (statSync(path).isDirectory()) return path;
    throw new Problem(`${path} : ce n'est pas un dossier ; mettez-y ${artifact.files.path} de ${artifact.project.title}, ou retirez-le.`);
  }
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Problem(`${path} : ce fichier n'est pas exécutable ; chmod +x ${path}, ou retirez-le.`);
  }
  if (statSync(path).isFile()) return path;
  throw new Problem(`${path} : ce n'est pas un programme ; retirez-le, ou renommez-le.`);
}

/** Everything that what is built depends on, but Go's own version: a newer Go is no reason to compile for twenty minutes. */
function keyOf({ module, stamp }: Project): string {
  const folder = moduleFolder(module);
  const { tags, cgo, patches } = module;
  const hash = createHash('sha256').update(JSON.stringify([process.arch, tags, cgo, patches, stamp]));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(go|mod|sum)$/.test(file));
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)));
  return `${basename(folder)}-${hash.digest('hex').slice(0, 12)}`;
}
