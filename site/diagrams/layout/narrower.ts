import type { Graph } from '../graph';
import type { Way } from './way';

/** Ways to lay out a graph that is too wide for a page, from the one that changes least. Graphviz takes some ten milliseconds for each. */
export const narrowerWays: readonly Way[] = [false, true].flatMap((stacked) =>
  [1, 2, 3].flatMap((leaves) =>
    [1, 2].flatMap((roots) =>
      [false, true].flatMap((loose) =>
        (['LR', 'TB'] as const).map((direction) => ({ direction, dense: true, loose, leaves, roots, stacked })),
      ),
    ),
  ),
);

/** The same graph with what its arrows say on two lines where it is long. */
export const withShortLabels = (graph: Graph): Graph => ({
  ...graph,
  edges: graph.edges.map((edge) => (edge.label ? { ...edge, label: edge.label.flatMap(inTwo) } : edge)),
});

/** A text cut at the space that is nearest to its middle. */
function inTwo(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (text.length < 14 || spaces.length === 0) return [text];
  const [cut = 0] = spaces.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2));
  return [text.slice(0, cut), text.slice(cut + 1)];
}
