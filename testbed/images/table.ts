import { clusterRecipes, courseRecipes } from './recipes';

const begin = '<!-- images : écrit par node --import tsx testbed/images/write-table.ts -->';
const end = '<!-- fin des images -->';

/** What stands in for every image of the course and of the cluster, in Markdown. */
export function imageTable(): string {
  const rows = [...courseRecipes, ...clusterRecipes].map(
    ({ reference, software, from, differs, megabytes }) => `| \`${reference}\` | ${software} | ${from} | ${megabytes} Mo | ${differs} |`,
  );
  const head = ["| Image | Ce qui y tourne | D'où cela vient | Archive | Ce qui diffère de l'image publiée |", '|---|---|---|---|---|'];
  return [...head, ...rows].join('\n');
}

/** A page with the table between its two markers; the page itself when it has none. */
export function withImageTable(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < from ? page : `${page.slice(0, from + begin.length)}\n\n${imageTable()}\n\n${page.slice(to)}`;
}
