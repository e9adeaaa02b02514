import { type Mutant, sameChange } from './mutant';
import { type Attempt, tryMutants } from './stryker';
import { snapshot } from './tests-of';

export interface Measuring {
  /** How many mutants are tried at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Is told of each file when its own tests are done. */
  readonly report: (file: string, attempts: readonly Attempt[]) => void;
}

/** Tries every mutant of each file on the file's own tests, then those that they let through on the snapshot of the course. */
export async function measure(tests: ReadonlyMap<string, readonly string[]>, { report, ...options }: Measuring): Promise<Mutant[]> {
  const attempts: Attempt[] = [];
  for (const [file, own] of tests) {
    const ofFile = await tryMutants({ mutate: [file], tests: own, ...options });
    report(file, ofFile);
    attempts.push(...ofFile);
  }
  const ranges = [...new Set(attempts.filter(({ killed }) => !killed).map(({ range }) => range))];
  const again = ranges.length === 0 ? [] : await tryMutants({ mutate: ranges, tests: [snapshot], ...options });
  const changesDist = (one: Attempt) => again.some((other) => other.killed && other.range === one.range && sameChange(other, one));
  return attempts.map(({ killed, ...one }) => ({
    ...one,
    noticedBy: killed ? 'tests' : changesDist({ killed, ...one }) ? 'dist' : 'nobody',
  }));
}
