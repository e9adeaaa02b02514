import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { Problem } from '../system/problems';
import type { Rendered } from './render';
import { targetIds } from './target';

/** What a synthesis changed in a folder. */
interface Written {
  readonly files: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes a folder hold exactly the rendered files: everything is rendered before anything is written, a file that already has
 * its text is left alone, each other one is replaced atomically, and what no step makes any more is removed. A folder that holds
 * anything but targets is refused: it is someone's, and would be emptied.
 *
 * Throws a Problem with every problem, and then the folder is as it was. Only texts that differ from the folder's are kept in
 * memory.
 */
export function writeTree(folder: string, rendered: Iterable<Rendered>): Written {
  const present = new Set<string>();
  const changed = new Map<string, string>();
  const problems: string[] = holdsProject(folder)
    ? [`« ${folder} » contient le projet, et ses fichiers seraient supprimés ; choisissez un dossier à part, comme dist.`]
    : [];
  for (const file of rendered) {
    if ('problem' in file) {
      problems.push(file.problem);
    } else if (present.has(file.path)) {
      problems.push(`${file.path} : deux étapes produisent ce fichier ; renommez l'une d'elles.`);
    } else {
      present.add(file.path);
      const path = join(folder, file.path);
      const text = textAt(path);
      if (text === aFolder) problems.push(`${path} : un dossier est à la place de ce fichier ; déplacez-le ou supprimez-le.`);
      else if (text !== file.text) changed.set(path, file.text);
    }
  }
  problems.push(...strangersIn(folder));
  const stale = (path: string) => isTarget(path.split('/')[0] as string) && !present.has(path);
  const removed = problems.length > 0 ? [] : filesBelow(folder).filter(stale);
  // A file, or a link to a folder elsewhere: what would be written below it is not ours to write.
  for (const path of removed) {
    if ([...present].some((file) => file.startsWith(`${path}/`)))
      problems.push(`${join(folder, path)} : un fichier ou un lien est à la place de ce dossier ; déplacez-le ou supprimez-le.`);
  }
  if (problems.length > 0) throw new Problem(problems);

  replaceAll(changed);
  for (const path of removed) rmSync(join(folder, path));
  if (removed.length > 0) removeEmptyFolders(folder);
  return { files: present.size, written: [...changed.keys()].map((path) => pathBelow(folder, path)), removed };
}

/** Whether a folder is the current one, or above it. */
function holdsProject(folder: string): boolean {
  const way = relative(folder, '.');
  return !way.startsWith('..') && !isAbsolute(way);
}

const isTarget = (name: string): boolean => (targetIds as readonly string[]).includes(name);

/** What stands beside the targets in a folder: not ours to remove. Hidden files, which some systems leave everywhere, are let be. */
function strangersIn(folder: string): string[] {
  if (!existsSync(folder) || holdsProject(folder)) return [];
  const strangers = readdirSync(folder).filter((name) => !isTarget(name) && !name.startsWith('.'));
  return strangers.map(
    (name) => `${join(folder, name)} : ce n'est pas une cible du cours ; déplacez-le ou supprimez-le, ou choisissez un autre dossier.`,
  );
}

/** The files below a folder, as paths with `/`; none when there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => pathBelow(folder, join(entry.parentPath ?? entry.path, entry.name)))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const pathBelow = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

const aFolder = Symbol('a folder');

/** The text of a file; `undefined` when there is none that can be read. */
function textAt(path: string): string | typeof aFolder | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR' ? aFolder : undefined;
  }
}

/**
 * Writes each text beside its file, and renames once all are written: a reader sees an old text or a new one, and a failure (no
 * room left, no right to write) leaves every file as it was.
 */
function replaceAll(texts: ReadonlyMap<string, string>): void {
  const drafts = new Map<string, string>();
  try {
    for (const [path, text] of texts) {
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.tmp`;
      drafts.set(path, draft);
      writeFileSync(draft, text);
    }
    for (const [path, draft] of drafts) renameSync(draft, path);
  } catch (error) {
    for (const draft of drafts.values()) rmSync(draft, { force: true });
    throw error;
  }
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const below = join(folder, entry.name);
    removeEmptyFolders(below);
    if (readdirSync(below).length === 0) rmdirSync(below);
  }
}
