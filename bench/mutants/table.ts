import type { Mutant } from './mutant';
import type { Score } from './score';

/** Rounded down: what is below a goal never looks as if it reached it. */
export const percent = (ratio: number): string => `${(Math.floor(ratio * 1000) / 10).toFixed(1).replace('.', ',')} %`;

/** Scores by name, as a Markdown table. */
export function table(scores: ReadonlyMap<string, Score>): string {
  const head = ['Fichier', 'Mutants', 'Vus par ses tests', 'Vus dans `dist/` seulement', 'Survivants', 'Équivalents', 'Score'];
  const rows = [...scores].map(([name, { mutants, byTests, byDist, survivors, equivalent, ratio }]) => {
    const cells = [name, mutants, byTests, byDist, survivors.length, equivalent, percent(ratio)];
    return `| ${cells.join(' | ')} |\n`;
  });
  return `| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}\n${rows.join('')}`;
}

/** A change as a comparison of versions shows it. */
export const shown = ({ file, line, before, after }: Mutant): string => `${file}:${line}\n  - ${before}\n  + ${after}\n`;
