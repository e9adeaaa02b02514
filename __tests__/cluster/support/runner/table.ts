/** A line of the table: one sentence of a step. */
export interface Row {
  readonly mark: '✓' | '✗' | '–';
  readonly sentence: string;
  readonly seconds: number;
  readonly failure?: string;
}

export interface StepRows {
  /** `part/step` */
  readonly step: string;
  readonly seconds: number;
  readonly rows: readonly Row[];
}

/** How the failure of a sentence begins, where an essential one before it has failed. */
export const unverified = 'non vérifié, car';

/** The rows that failed of themselves: what an earlier failure of the step has made impossible tells nothing of its own. */
export const failures = (rows: readonly Row[]): Row[] =>
  rows.filter(({ mark, failure }) => mark === '✗' && !failure?.startsWith(unverified));

/** The lines of a message, without the frames of jest and Node. */
export const linesOf = (message: string): string[] => message.split('\n').filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));

const count = (rows: readonly Row[], mark: Row['mark']): number => rows.filter((row) => row.mark === mark).length;

/** "5 vues, 1 en échec, 2 non vues" */
export function summary(rows: readonly Row[]): string {
  const parts = [`${count(rows, '✓')} vues`];
  if (count(rows, '✗') > 0) parts.push(`${count(rows, '✗')} en échec`);
  if (count(rows, '–') > 0) parts.push(`${count(rows, '–')} non vues`);
  return parts.join(', ');
}

/** Step × what was seen × seconds, and the totals. */
export function table(steps: readonly StepRows[], seconds: number): string {
  const width = Math.min(110, Math.max(...steps.flatMap(({ rows }) => rows.map(({ sentence }) => sentence.length + 4)), 40));
  const line = (left: string, time: number) => `${left.padEnd(width)} ${time.toFixed(1).padStart(7)} s`;
  const lines = steps.flatMap((step) => [
    line(step.step, step.seconds),
    ...step.rows.map((row) => line(`  ${row.mark} ${row.sentence}`, row.seconds)),
  ]);
  const all = steps.flatMap(({ rows }) => rows);
  return `${lines.join('\n')}\n\n${steps.length} étapes, ${all.length} phrases : ${summary(all)} ; ${Math.round(seconds)} s en tout.\n`;
}
