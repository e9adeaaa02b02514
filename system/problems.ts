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

/** The message of whatever was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
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

const systemRemedies: Readonly<Record<string, string>> = {
  EACCES: 'vérifiez vos droits sur ce fichier et son dossier',
  EPERM: 'vérifiez vos droits sur ce fichier et son dossier',
  EROFS: 'choisissez un dossier où vous pouvez écrire',
  ENOSPC: 'libérez de la place sur le disque',
  ENOTDIR: "un fichier est à la place d'un dossier : déplacez-le",
  EEXIST: "un fichier est à la place d'un dossier : déplacez-le",
};

/** What the file system refused, as a French sentence; `undefined` when the error comes from elsewhere. */
export function refusedBySystem(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('syscall' in thrown)) return undefined;
  const { code = '', path = '' } = thrown as NodeJS.ErrnoException;
  const remedy = systemRemedies[code] ?? 'vérifiez ce chemin';
  return `${path.replace(/\.\d+\.tmp$/, '')} : le système refuse (${code}) ; ${remedy}, puis relancez.`;
}
