import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type About, needs as words } from './about';
import { numberOf } from './course';
import type { CourseStep } from './steps';
import { targetIds, targets } from './targets';

const begin = '<!-- étapes : écrit par npm run synth -->';
const end = '<!-- fin des étapes -->';

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

/** A page with the table between its two markers; the page itself when it has none. */
export function withStepTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < from ? page : `${page.slice(0, from + begin.length)}\n\n${table}\n${page.slice(to)}`;
}

/** Writes the table again in a page that has the markers, when it has changed. */
export function refreshStepTable(page: string, steps: readonly CourseStep[]): void {
  if (!existsSync(page)) return;
  const before = readFileSync(page, 'utf8');
  const after = withStepTable(before, stepTable(steps));
  if (after !== before) writeFileSync(page, after);
}
