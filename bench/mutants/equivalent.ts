import type { Mutant } from './mutant';

/** Changes of one place that no test can notice, because nobody could see what they do. */
export interface Equivalent extends Pick<Mutant, 'file' | 'before'> {
  readonly after: readonly string[];
  /** Why nobody could. */
  readonly because: string;
}

const isOneOf = (mutant: Mutant, { file, before, after }: Equivalent): boolean =>
  mutant.file === file && mutant.before === before && after.includes(mutant.after);

export const isEquivalent = (mutant: Mutant, known: readonly Equivalent[]): boolean =>
  isOnlyForTypes(mutant) || known.some((one) => isOneOf(mutant, one));

/**
 * Whether `a !== undefined && { b: a }` became `true && { b: a }`: a field that is `undefined` is not printed. It is left out because
 * TypeScript asks so (exactOptionalPropertyTypes).
 */
export function isOnlyForTypes({ before, after }: Pick<Mutant, 'before' | 'after'>): boolean {
  const optional = [...before.matchAll(/(?<=[( ])([\w.]+) !== undefined(?= && \{ (?:\w+: )?\1 \})/g)];
  return optional.some(({ 0: { length }, index }) => `${before.slice(0, index)}true${before.slice(index + length)}` === after);
}

/** What is wrong with what is said of some files, all of whose mutants were tried: a French sentence each. */
export function wrongEntries(known: readonly Equivalent[], mutants: readonly Mutant[]): string[] {
  return known.flatMap((one) =>
    one.after.flatMap((after) => {
      const same = mutants.filter((mutant) => isOneOf(mutant, { ...one, after: [after] }));
      if (same.some(({ noticedBy }) => noticedBy === 'nobody')) return [];
      const why = same.length === 0 ? "n'est plus un changement essayé" : 'fait échouer un test';
      return [`${one.file} : « ${one.before} » devenu « ${after} » ${why} ; retirez-le de bench/mutants/equivalents.ts.`];
    }),
  );
}
