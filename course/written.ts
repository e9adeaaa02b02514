import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../system/problems';
import { isTarget } from './targets';

/** The file of an output folder that says what the course wrote there. Hidden: it is no one's lesson. */
export const memoryFile = '.rendu';

/**
 * What earlier runs wrote in a folder, by path: the digests of the texts that they wrote there, none where the text was not
 * remembered. Only what is in it may ever be removed, or replaced.
 */
export type Memory = ReadonlyMap<string, ReadonlySet<string>>;

/** Its first line: whoever opens the file reads what it is for, and a file of another's with this name is not taken for ours. */
const head = "# Écrit par « npm run synth », version 1 : les fichiers du cours dans ce dossier, les seuls qu'il remplace ou supprime.";

/** What tells one text from another: long enough against chance, short enough to read. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Reads what a folder remembers. Lines that no run of ours writes are skipped, such as those of a merge conflict: a path that leads
 * out of the folder, or to a hidden file, is not ours whoever wrote it there. Throws a Problem when the file is someone else's.
 */
export function readMemory(folder: string): Memory {
  const memory = new Map<string, Set<string>>();
  const path = join(folder, memoryFile);
  const lines = linesOf(path);
  if (lines.some((line) => line !== '') && !lines.includes(head))
    throw new Problem(`${path} : cette version du cours n'a pas écrit ce fichier ; renommez-le pour le garder, ou supprimez-le.`);
  for (const line of lines) {
    const [, text, path = ''] = /^(?:([0-9a-f]{16}) )?(\S.*)$/.exec(line) ?? [];
    if (!isOurs(path)) continue;
    const known = memory.get(path) ?? new Set();
    memory.set(path, text === undefined ? known : known.add(text));
  }
  return memory;
}

/** The text of the memory: a line a file, in order, its text's digest first where it is worth remembering. */
export function memoryText(memory: Memory): string {
  const lines = [...memory.keys()].sort().flatMap((path) => {
    const known = [...(memory.get(path) as ReadonlySet<string>)].sort();
    return known.length === 0 ? [path] : known.map((text) => `${text} ${path}`);
  });
  return [head, ...lines].map((line) => `${line}\n`).join('');
}

function isOurs(path: string): boolean {
  const [target = '', ...names] = path.split('/');
  return isTarget(target) && names.length > 0 && names.every((name) => /^[^.\\\s][^\\\p{Cc}]*$/u.test(name));
}

function linesOf(path: string): string[] {
  // A link would lead to someone's file.
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (!entry.isFile()) throw new Problem(`${path} : un lien ou un dossier est à la place de ce fichier ; déplacez-le ou supprimez-le.`);
  return readFileSync(path, 'utf8').split(/\r?\n/);
}
