import type { MarkedBlock } from '../../system/marked-block';
import { clusterRecipes, courseRecipes } from './recipes';

/** Where the table stands in testbed/README.md. */
export const imageTableBlock: MarkedBlock = { name: 'images', command: 'node --import tsx testbed/images/write-table.ts' };

/** What stands in for every image of the course and of the cluster, in Markdown. */
export function imageTable(): string {
  const rows = [...courseRecipes, ...clusterRecipes].map(
    ({ reference, software, from, differs, megabytes }) => `| \`${reference}\` | ${software} | ${from} | ${megabytes} Mo | ${differs} |`,
  );
  const head = ["| Image | Ce qui y tourne | D'où cela vient | Archive | Ce qui diffère de l'image publiée |", '|---|---|---|---|---|'];
  return [...head, ...rows].join('\n');
}
