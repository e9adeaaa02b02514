import { type Mutant, sameChange } from './mutant';
import { tryMutants } from './stryker';
import { snapshot } from './tests-of';

/** Tries every change of a file on its own tests, then those that they let through on the snapshot of the course. */
export async function measure(file: string, tests: readonly string[], concurrency: number, signal: AbortSignal): Promise<Mutant[]> {
  const attempts = await tryMutants(file, { mutate: [file], tests, concurrency }, signal);
  const ranges = [...new Set(attempts.filter(({ killed }) => !killed).map(({ range }) => range))];
  const again = ranges.length === 0 ? [] : await tryMutants(file, { mutate: ranges, tests: [snapshot], concurrency }, signal);
  const changesDist = (one: (typeof again)[number]) =>
    again.some((other) => other.killed && other.range === one.range && sameChange(other, one));
  return attempts.map((one) => ({ ...one, noticedBy: one.killed ? 'tests' : changesDist(one) ? 'dist' : 'nobody' }));
}
