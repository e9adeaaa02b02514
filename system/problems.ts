/**
 * Everything that is wrong with an input, found before anything was done.
 *
 * A course is validated whole: the caller reports every problem at once and writes nothing. Each problem is a complete
 * French sentence for the trainer: the value received, where it came from, the remedy.
 */
export class CourseError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CourseError';
  }
}

/** The message of whatever was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
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
