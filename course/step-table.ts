import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Manifest } from './course';
import { type Need, Step, type StepClass } from './step';
import { targetIds, targets } from './targets';

const needs: Readonly<Record<Need, string>> = {
  metrics: 'metrics-server',
  'load-balancer': 'une adresse de LoadBalancer',
  storage: 'un StorageClass par défaut',
  'network-policy': 'un CNI qui applique les NetworkPolicies',
  nfs: 'un serveur NFS',
};

const begin = '<!-- étapes : écrit par npm run synth -->';
const end = '<!-- fin des étapes -->';

/** What a step needs beyond a namespace and the oldest Kubernetes of the course, in French. */
export const alsoNeeded = ({ since, scope, needs: own }: Pick<StepClass, 'since' | 'scope' | 'needs'>): string[] => [
  ...(since === Step.since ? [] : [`Kubernetes ${since}`]),
  ...(scope === 'cluster' ? ['les droits sur le cluster'] : []),
  ...own.map((need) => needs[need]),
];

/** The table of the course's steps, in Markdown: each with its page, its chart and its manifests. Links start at the repository's root. */
export function stepTable(manifests: readonly Manifest[]): string {
  const solutions = manifests.filter(({ path }) => !path.endsWith('.start.yaml'));
  const rows = solutions.map(({ part, step, path, folder, Class }) => {
    const number = `${Number(part.id.slice(0, 2))}.${part.steps.indexOf(step) + 1}`;
    const yaml = targetIds.map((id) => `[${targets[id].title}](dist/${id}/${path})`).join(' · ');
    return `| ${number} | [${Class.title}](${folder}/guide.md) ([chart](${folder}/chart.ts)) | ${yaml} | ${alsoNeeded(Class).join(', ')} |`;
  });
  const parts = solutions.filter(({ part }, at) => part !== solutions[at - 1]?.part);
  return parts
    .map(({ part }) => {
      const own = rows.filter((_, at) => solutions[at]?.part === part);
      return `### ${Number(part.id.slice(0, 2))}. ${part.title}\n\n| | Étape | YAML | Il faut aussi |\n|---|---|---|---|\n${own.join('\n')}\n`;
    })
    .join('\n');
}

/** A page with the table between its two markers; the page itself when it has none. */
export function withStepTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < from ? page : `${page.slice(0, from + begin.length)}\n\n${table}\n${page.slice(to)}`;
}

/** Writes the table again in a page that has the markers, when it has changed. */
export function refreshStepTable(page: string, manifests: readonly Manifest[]): void {
  if (!existsSync(page)) return;
  const before = readFileSync(page, 'utf8');
  const after = withStepTable(before, stepTable(manifests));
  if (after !== before) writeFileSync(page, after);
}
