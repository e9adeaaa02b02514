import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../system/problems';
import { replaceFiles } from '../system/replace-files';
import { holdsProject, isSnapshot, type Standing, standingIn } from './output-folder';
import type { Rendered } from './render';
import { strangersIn } from './strangers';
import { digest, type Memory, memoryFile, memoryText, readMemory } from './written';

/** What a rendering changes in a folder, as paths below it. */
interface Change {
  readonly files: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Does it. Nothing is changed before. */
  readonly make: () => void;
}

/**
 * What makes a folder hold the rendered files: a file that already has its text is left alone, each other one is replaced
 * atomically, and what an earlier run wrote and no step makes any more is removed.
 *
 * What the course did not write is neither removed nor replaced, but refused by name; so is a file that someone has changed since,
 * except in the project's own dist/, whose history git keeps. Throws a Problem with every problem. Only texts that differ from the
 * folder's are kept in memory.
 */
export function changeOf(folder: string, rendered: Iterable<Rendered>): Change {
  if (holdsProject(folder)) {
    const refusal = `« ${folder} » contient le projet, et ses fichiers ne sont pas ceux du cours ; choisissez un dossier à part, comme dist.`;
    throw new Problem([refusal, ...problemsOf(rendered)]);
  }
  const output: Output = { folder, snapshot: isSnapshot(folder), standing: standingIn(folder), memory: readMemory(folder) };
  const { made, changed, whole, problems } = compare(output, rendered);
  const drafts = [...output.standing.files].filter((path) => made.has(path.replace(/\.\d+\.tmp$/, '')) && !made.has(path));
  const stale = [...output.memory.keys()].filter((path) => !made.has(path) && output.standing.files.has(path));
  problems.push(...stale.filter((path) => isTouched(output, path, textAt(output, path))).map((path) => touched(output, path)));
  if (whole) problems.push(...strangersIn(folder, output.standing, new Set([...made.keys(), ...stale, ...drafts])));
  if (problems.length > 0) throw new Problem(problems);

  const removed = [...stale, ...drafts].sort();
  const make = () => {
    const now: Memory = new Map([...made].map(([path, text]) => [path, new Set(output.snapshot ? [] : [text])]));
    // Both the old and the new while it is done: what an interrupted run has written is known to the next one.
    if (changed.size > 0 || removed.length > 0) remember(folder, union(output.memory, now));
    replaceFiles(new Map([...changed].map(([path, text]) => [join(folder, path), text])));
    for (const path of removed) rmSync(join(folder, path));
    for (const path of removed) removeEmptyFolders(folder, dirname(path));
    remember(folder, now);
  };
  return { files: made.size, written: [...changed.keys()], removed, make };
}

/** An output folder as a run finds it. */
interface Output {
  readonly folder: string;
  /** Whether it is the project's own dist/. */
  readonly snapshot: boolean;
  readonly memory: Memory;
  readonly standing: Standing;
}

/** The files that are made, with their digests, and the texts of those that differ from the folder's. Of a course that fails, they are not `whole`. */
function compare(output: Output, rendered: Iterable<Rendered>) {
  const made = new Map<string, string>();
  const changed = new Map<string, string>();
  const problems: string[] = [];
  let whole = true;
  for (const file of rendered) {
    if ('problem' in file) {
      whole = false;
      problems.push(file.problem);
    } else if (made.has(file.path)) problems.push(`${file.path} : deux étapes produisent ce fichier ; renommez l'une d'elles.`);
    else {
      const { path, text } = file;
      made.set(path, output.snapshot ? '' : digest(text));
      const inTheWay = obstacle(output.standing, path);
      const old = inTheWay === undefined && output.standing.files.has(path) ? textAt(output, path) : undefined;
      if (inTheWay) problems.push(`${join(output.folder, path)} : ${inTheWay} est à la place de ce fichier ; déplacez-le ou supprimez-le.`);
      else if (old !== text) {
        changed.set(path, text);
        if (old !== undefined && isTouched(output, path, old)) problems.push(touched(output, path));
      }
    }
  }
  return { made, changed, whole, problems };
}

const problemsOf = (rendered: Iterable<Rendered>): string[] => [...rendered].flatMap((file) => ('problem' in file ? [file.problem] : []));

const obstacle = ({ folders, odd }: Standing, path: string): string | undefined =>
  folders.has(path) ? 'un dossier' : odd.has(path) ? 'un lien' : undefined;

const textAt = ({ folder }: Output, path: string): string => readFileSync(join(folder, path), 'utf8');

/**
 * Whether a file's text is someone's work: not what a run of ours left there, line breaks aside, which git and editors change. A
 * dist/ without a memory is one that an older course wrote, or that cdk8s' command line emptied.
 */
function isTouched({ snapshot, memory }: Output, path: string, text: string): boolean {
  const known = memory.get(path);
  if (snapshot) return known === undefined && memory.size > 0;
  return !known?.has(digest(text)) && !known?.has(digest(text.replaceAll('\r\n', '\n')));
}

function touched({ folder, memory }: Output, path: string): string {
  const texts = memory.get(path);
  const changed =
    texts?.size === 0
      ? "rien ne dit que ce fichier est encore tel que le cours l'a écrit"
      : "ce fichier a été modifié depuis que le cours l'a écrit";
  const why = texts === undefined ? "le cours n'a pas écrit ce fichier" : changed;
  return `${join(folder, path)} : ${why} ; renommez-le pour le garder, ou supprimez-le.`;
}

function union(...memories: readonly Memory[]): Memory {
  const all = new Map<string, Set<string>>();
  for (const memory of memories) for (const [path, texts] of memory) all.set(path, new Set([...(all.get(path) ?? []), ...texts]));
  return all;
}

function remember(folder: string, memory: Memory): void {
  const [path, text] = [join(folder, memoryFile), memoryText(memory)];
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) replaceFiles(new Map([[path, text]]));
}

/** Removes a folder below another that became empty, and those above it; a hidden file keeps its folder. */
function removeEmptyFolders(folder: string, below: string): void {
  for (let path = below; path !== '.'; path = dirname(path)) {
    try {
      if (readdirSync(join(folder, path)).length > 0) return;
      rmdirSync(join(folder, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
