import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { CourseError } from './problems';
import type { Rendered } from './render';

/** What a synthesis changed in a folder. */
export interface Written {
  readonly files: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes a folder hold exactly the rendered files: everything is rendered before anything is written, a file that already has
 * its text is left alone, each other one is replaced atomically, and what no step makes any more is removed.
 *
 * Throws a CourseError with every problem, and then the folder is as it was. Only texts that differ from the folder's are kept in
 * memory.
 */
export function writeTree(folder: string, rendered: Iterable<Rendered>): Written {
  const present = new Set<string>();
  const changed = new Map<string, string>();
  const problems: string[] = [];
  for (const file of rendered) {
    if ('problem' in file) {
      problems.push(file.problem);
    } else if (present.has(file.path)) {
      problems.push(`${file.path} : deux étapes produisent ce fichier ; renommez l'une d'elles.`);
    } else {
      present.add(file.path);
      if (textOf(join(folder, file.path)) !== file.text) changed.set(file.path, file.text);
    }
  }
  if (problems.length > 0) throw new CourseError(problems);

  const removed = filesBelow(folder).filter((path) => !present.has(path));
  for (const [path, text] of changed) replace(join(folder, path), text);
  for (const path of removed) rmSync(join(folder, path));
  if (removed.length > 0) removeEmptyFolders(folder);
  return { files: present.size, written: [...changed.keys()], removed };
}

/** The files below a folder, as paths with `/`; none when there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        relative(folder, join(entry.parentPath ?? entry.path, entry.name))
          .split(sep)
          .join('/'),
      )
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes beside the file, then renames: a reader sees the old text or the new one. */
function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
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
