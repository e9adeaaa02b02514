import { programs } from './programs';
import { provide, type Sources } from './provide';

/** A program of the test cluster, or a folder of files that one needs. */
export type BinaryName = keyof typeof programs;

/**
 * Paths of programs, by name: from the user's folder, the cache, or compiled now from Go modules (testbed/go), once. Throws a
 * Problem when one cannot be had.
 */
export function binaries<Name extends BinaryName>(names: readonly Name[], sources: Sources): Promise<Record<Name, string>> {
  return provide(Object.fromEntries(names.map((name) => [name, programs[name]])) as Pick<typeof programs, Name>, sources);
}
