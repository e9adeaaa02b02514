import { existsSync } from 'node:fs';
import { isMarked, type MarkedBlock, withBlock, writeBlock } from '../system/marked-block';
import { readTextFile } from '../system/text-file';
import { type About, needs as words } from './about';
import { numberOf } from './course';
import type { CourseStep } from './steps';
import { targetIds, targets } from './targets';

/** Where the table stands in a page. */
export const stepTableBlock: MarkedBlock = { name: 'étapes', command: 'npm run synth' };

/** What a step needs beyond a namespace and the oldest Kubernetes of the course, in French. */
export const alsoNeeded = ({ since, scope, needs }: Pick<About, 'since' | 'scope' | 'needs'>): string[] => [
  ...(since ? [`Kubernetes ${since.version}`] : []),
  ...(scope === 'cluster' ? ['les droits sur le cluster'] : []),
  ...needs.map((need) => words[need]),
];

/** The table of the course's steps, in Markdown: each with its page, its chart and its manifests. Links start at the repository's root. */
export function stepTable(steps: readonly CourseStep[]): string {
  const row = ({ number, folder, about, solution }: CourseStep): string => {
    const home = folder.replaceAll('\\', '/'); // As Windows writes it; a link never does.
    const yaml = targetIds.map((id) => `[${targets[id].title}](dist/${id}/${solution.path})`).join(' · ');
    return `| ${number} | [${about.title}](${home}/guide.md) ([chart](${home}/chart.ts)) | ${yaml} | ${alsoNeeded(about).join(', ')} |`;
  };
  const parts = [...new Set(steps.map(({ part }) => part))];
  return parts
    .map((part) => {
      const own = steps.filter((step) => step.part === part).map(row);
      return `### ${numberOf(part)}. ${part.title}\n\n| | Étape | YAML | Il faut aussi |\n|---|---|---|---|\n${own.join('\n')}\n`;
    })
    .join('\n');
}

/**
 * What writes the table again in a page: nothing when there is no such page, or when it has no mark of the table. Throws a
 * Problem when it has a mark and not both: asked for before anything is written, it leaves everything as it was.
 */
export function stepTableWriter(page: string, steps: readonly CourseStep[]): () => void {
  const text = existsSync(page) ? readTextFile(page) : '';
  if (!isMarked(text, stepTableBlock)) return () => {};
  const table = stepTable(steps);
  withBlock(text, stepTableBlock, table, page);
  return () => writeBlock(page, stepTableBlock, table);
}
