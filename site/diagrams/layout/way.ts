import type { Edge, Graph } from '../graph';

/** How a graph is laid out. */
export interface Way {
  /** Which way the arrows go: to the right, or down. */
  readonly direction: 'LR' | 'TB';
  /** Less room between things. @default false */
  readonly dense?: boolean;
  /** What is only named does not pull what names it towards itself. @default false */
  readonly loose?: boolean;
  /** In how many rows the things stand that a single arrow leads to, and those that a single arrow leaves. @default 1 */
  readonly leaves?: number;
  readonly roots?: number;
  /** One frame below or beside the other, when an arrow joins them, and not both in the same rows. @default false */
  readonly stacked?: boolean;
}

/** What a way adds to an edge, as Graphviz' attributes: how many rows further its end is, how strongly it is kept near. */
export function pulls({ nodes, edges }: Graph, edge: Edge, { loose = false, leaves = 1, roots = 1, stacked = false }: Way): string[] {
  const alone = (id: string, end: 'from' | 'to') => edges.filter((one) => one[end] === id).length === 1;
  const none = (id: string, end: 'from' | 'to') => edges.every((one) => one[end] !== id);
  const isLeaf = ({ to, back }: Edge) => !back && none(to, 'from') && alone(to, 'to');
  const isRoot = ({ from, back }: Edge) => !back && none(from, 'to') && alone(from, 'from');
  const rowOf = (fan: (one: Edge) => boolean, rows: number) => (fan(edge) ? edges.filter(fan).indexOf(edge) % rows : 0);
  const groupOf = (id: string) => nodes.find((node) => node.id === id)?.group;
  const groups = [groupOf(edge.from), groupOf(edge.to)];
  const across = stacked && !groups.includes(undefined) && groups[0] !== groups[1] ? 2 : 0;
  const row = rowOf(isLeaf, leaves) + rowOf(isRoot, roots) + across;
  return [...(row > 0 ? [`minlen=${row + 1}`] : []), ...(loose && edge.kind === 'refers' ? ['weight=0'] : [])];
}
