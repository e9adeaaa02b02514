import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTarget } from './targets';

/** The file of an output folder that says what the course wrote there. Hidden: it is no one's lesson. */
export const memoryFile = '.rendu';

/**
 * What earlier runs wrote in a folder, by path: the digests of the texts that they wrote there, none where the text was not
 * remembered. Only what is in it may ever be removed, or replaced.
 */
export type Memory = ReadonlyMap<string, ReadonlySet<string>>;

/** What tells one text from another: long enough against chance, short enough to read. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Reads what a folder remembers. Lines that no run of ours writes are skipped, such as those of a merge conflict: a path that leads
 * out of the folder, or to a hidden file, is not ours whoever wrote it there.
 */
export function readMemory(folder: string): Memory {
  const memory = new Map<string, Set<string>>();
  for (const line of linesOf(join(folder, memoryFile))) {
    const [, text, path = ''] = /^(?:([0-9a-f]{16}) )?(\S.*)$/.exec(line) ?? [];
    if (!isOurs(path)) continue;
    const known = memory.get(path) ?? new Set();
    memory.set(path, text === undefined ? known : known.add(text));
  }
  return memory;
}

/** The text of the memory: a line a file, in order, its text's digest first where it is worth remembering. */
export const memoryText = (memory: Memory): string =>
  [...memory.keys()]
    .sort()
    .flatMap((path) => {
      const known = [...(memory.get(path) as ReadonlySet<string>)].sort();
      return known.length === 0 ? [`${path}\n`] : known.map((text) => `${text} ${path}\n`);
    })
    .join('');

function isOurs(path: string): boolean {
  const [target = '', ...names] = path.split('/');
  return isTarget(target) && names.length > 0 && names.every((name) => /^[^.\\\s][^\\\p{Cc}]*$/u.test(name));
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return [];
    throw error;
  }
}
