import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../system/files';
import { rooms } from './files';

/** The course as learners read it, compared with dist/: it notices every change that reaches a manifest. */
export const snapshot = '__tests__/charts/dist.test.ts';

const mirrorOf = (file: string): string => `__tests__/${file.replace(/\.ts$/, '.test.ts')}`;

/** The relative imports of a file that are more than types, as paths from the project's root. */
function importsOf(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']*)';$/gms);
  return [...imports].map(([, path]) => `${join(dirname(file), path as string)}.ts`);
}

/**
 * The test files where a reader would look for what each file does: the one that mirrors it, else those that import it, else those of
 * the files that use it, else the snapshot of the course. Paths from the project's root.
 */
export function testsOf(files: readonly string[]): Map<string, string[]> {
  const tests = rooms.flatMap((room) => filesBelow(`__tests__/${room}`).map((path) => `__tests__/${room}/${path}`));
  const imports = new Map([...files, ...tests.filter((path) => path.endsWith('.test.ts'))].map((file) => [file, importsOf(file)]));
  const usersAmong = (some: readonly string[], file: string) => some.filter((user) => imports.get(user)?.includes(file));
  const find = (file: string, seen: readonly string[]): string[] => {
    if (existsSync(mirrorOf(file))) return [mirrorOf(file)];
    const direct = usersAmong(tests, file);
    if (direct.length > 0) return direct;
    return usersAmong(files, file).flatMap((user) => (seen.includes(user) ? [] : find(user, [...seen, file])));
  };
  const found = files.map((file) => [file, [...new Set(find(file, []))].sort()] as const);
  return new Map(found.map(([file, own]) => [file, own.length > 0 ? own : [snapshot]]));
}
