import { type Equivalent, isEquivalent } from './equivalent';
import type { Mutant } from './mutant';

/** What the tests of some code are worth. */
export interface Score {
  readonly mutants: number;
  /** How many its own tests notice. */
  readonly byTests: number;
  /** How many only the snapshot of the course notices. */
  readonly byDist: number;
  readonly survivors: readonly Mutant[];
  /** How many nobody could notice. */
  readonly equivalent: number;
  /** What was noticed of what could be, from 0 to 1. */
  readonly ratio: number;
}

export function scoreOf(mutants: readonly Mutant[], known: readonly Equivalent[]): Score {
  const by = (who: Mutant['noticedBy']) => mutants.filter(({ noticedBy }) => noticedBy === who);
  const survivors = by('nobody').filter((mutant) => !isEquivalent(mutant, known));
  const equivalent = by('nobody').length - survivors.length;
  const could = mutants.length - equivalent;
  const ratio = could === 0 ? 1 : (could - survivors.length) / could;
  return { mutants: mutants.length, byTests: by('tests').length, byDist: by('dist').length, survivors, equivalent, ratio };
}
