import { inspect } from 'node:util';
import { visible } from './visible';

/**
 * What keeps a program from doing what it was asked: complete French sentences for whoever asked, each with the value received,
 * where it came from and the remedy. It is shown without its stack.
 *
 * An input is validated whole: every problem is told at once, before anything is done or written.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problems: readonly string[];

  constructor(problems: string | readonly string[]) {
    const all = typeof problems === 'string' ? [problems] : problems;
    super(all.join('\n'));
    this.problems = all;
  }
}

/** The message of whatever was thrown, without its stack; never empty. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof RangeError && thrown.message.startsWith('Maximum call stack')) return "une fonction s'appelle elle-même sans fin";
  if (thrown instanceof Error) return thrown.message || thrown.name;
  if (typeof thrown === 'string' && thrown !== '') return thrown;
  return `« throw ${visible(inspect(thrown, { breakLength: Number.POSITIVE_INFINITY }))} » à la place d'une erreur ; écrivez « throw new Error('…') »`;
}

/** The end of a text, for a message: a log's last lines say what went wrong, and the beginning of each is enough. */
export function lastLines(text: string, count: number): string {
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)).join('\n');
}

/** "a, b ou c": the allowed values, as a French sentence lists them. */
export function oneOf(values: Iterable<string | number>): string {
  const all = [...values];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ou ${all.at(-1)}`;
}

const inTheWay = "un fichier est à la place d'un dossier : déplacez-le";
const rights = 'vérifiez vos droits sur ce fichier et son dossier';
const room = 'libérez de la place sur le disque';

const systemRemedies: Readonly<Record<string, string>> = {
  EACCES: rights,
  EPERM: rights,
  EROFS: 'choisissez un dossier où vous pouvez écrire',
  ENOSPC: room,
  EDQUOT: room,
  ENOTDIR: inTheWay,
  EEXIST: inTheWay,
  EISDIR: "un dossier est à la place d'un fichier : déplacez-le",
  ELOOP: 'ce lien tourne en rond : refaites-le, ou supprimez-le',
  ENAMETOOLONG: 'choisissez un nom plus court',
};

/** What the file system refused, as a French sentence; `undefined` when the error comes from elsewhere. */
export function refusedBySystem(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('syscall' in thrown)) return undefined;
  const { code = '', path } = thrown as NodeJS.ErrnoException;
  const place = path ? `${visible(path, { longest: 4096 })} : ` : '';
  return `${place}le système refuse (${code}) ; ${systemRemedies[code] ?? 'vérifiez ce chemin'}, puis relancez.`;
}
