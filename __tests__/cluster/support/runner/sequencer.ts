import TestSequencer from '@jest/test-sequencer';
import { knownSeconds } from './seconds';
import { testName } from './test-name';

/** Longest first: a step that waits for minutes while others work costs nothing; begun last, it would be waited for alone. */
export function longestFirst<T extends { readonly path: string }>(tests: Iterable<T>, seconds: Readonly<Record<string, number>>): T[] {
  const of = ({ path }: T): number => {
    const name = testName(path);
    // A page takes about as long as its step's test; what has never run may be the longest.
    return seconds[name] ?? seconds[name.replace(/ \(page\)$/, '')] ?? Number.POSITIVE_INFINITY;
  };
  // Infinity less Infinity is no number: then the names decide too.
  return [...tests].sort((a, b) => of(b) - of(a) || a.path.localeCompare(b.path));
}

export default class Sequencer extends TestSequencer {
  override sort(tests: Parameters<TestSequencer['sort']>[0]) {
    return longestFirst(tests, knownSeconds());
  }
}
