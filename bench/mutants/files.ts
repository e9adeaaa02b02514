import { relative, resolve } from 'node:path';
import { filesBelow } from '../../system/files';
import { oneOf, Problem } from '../../system/problems';
import { visible } from '../../system/visible';

/** The folders whose tests are put to the test: what every step, every manifest and every command rests on. */
export const rooms = ['constructs', 'course', 'system'] as const;

/** Every file that is mutated, as a path from the project's root. */
export function mutatedFiles(): string[] {
  return rooms.flatMap((room) => filesBelow(room).map((path) => `${room}/${path}`)).filter((path) => path.endsWith('.ts'));
}

/** The files that the words of a command name: files or folders, or all of them. Throws a Problem with every word that names none. */
export function namedFiles(words: readonly string[]): string[] {
  const all = mutatedFiles();
  if (words.length === 0) return all;
  const isIn = (file: string, word: string) => `${file}/`.startsWith(`${relative('.', resolve(word))}/`);
  const lost = words.filter((word) => !all.some((file) => isIn(file, word)));
  if (lost.length > 0)
    throw new Problem(
      lost.map((word) => `« ${visible(word)} » n'est ni un fichier TypeScript ni un dossier de ${oneOf(rooms)} ; essayez « ${all[0]} ».`),
    );
  return all.filter((file) => words.some((word) => isIn(file, word)));
}
