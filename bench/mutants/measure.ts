import { Problem } from '../../system/problems';
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

/** What was seen, and what kept a file from being measured: an hour's work is not lost to one of them. */
export interface Measured {
  readonly mutants: readonly Mutant[];
  readonly problems: readonly string[];
}

/** Tries every mutant of each file on the file's own tests, then those that they let through on the snapshot of the course. */
export async function measure(tests: ReadonlyMap<string, readonly string[]>, { report, ...options }: Measuring): Promise<Measured> {
  const attempts: Attempt[] = [];
  const problems: string[] = [];
  for (const [file, own] of tests) {
    try {
      const ofFile = await tryMutants({ mutate: [file], tests: own, ...options });
      report(file, ofFile);
      attempts.push(...ofFile);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || options.signal.aborted) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  const ranges = [...new Set(attempts.filter(({ killed }) => !killed).map(({ range }) => range))];
  const again = ranges.length === 0 ? [] : await tryMutants({ mutate: ranges, tests: [snapshot], ...options });
  const changesDist = (one: Attempt) => again.some((other) => other.killed && other.range === one.range && sameChange(other, one));
  const mutants = attempts.map(({ killed, ...one }): Mutant => {
    const noticedBy = killed ? 'tests' : changesDist({ killed, ...one }) ? 'dist' : 'nobody';
    return { ...one, noticedBy };
  });
  return { mutants, problems };
}
