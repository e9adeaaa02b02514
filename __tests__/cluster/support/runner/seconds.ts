import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Seconds of each test, by its name in the table: those of a whole run, committed for a machine that has run none. */
const committed = '__tests__/cluster/seconds.json';
/** Those of this machine: of each test, its last run. */
const own = 'build/cluster-seconds.json';

const read = (file: string): Record<string, number> => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** How long each test took: here if it has run here, and where the file that is committed was written otherwise. */
export const knownSeconds = (): Readonly<Record<string, number>> => ({ ...read(committed), ...read(own) });

/** Remembers how long tests took on this machine. */
export function remember(tests: readonly { readonly step: string; readonly seconds: number }[]): void {
  const now = Object.fromEntries(tests.map(({ step, seconds }) => [step, Math.round(seconds)]));
  writeFileSync(own, `${JSON.stringify({ ...read(own), ...now }, null, 2)}\n`);
}
