import type { Graph } from '../graph';
import type { Layout } from './geometry';
import { place } from './graphviz';
import { narrowerWays, withShortLabels } from './narrower';
import { pack, pieces } from './pack';

/**
 * How wide a picture may be, in pixels, for a page to show all of it on a screen of 1024 or 1280 at 85 % of its size: its small text
 * is then still read at ease. The frame has 606 pixels there, and 16 stand around what is drawn.
 */
const column = 697;

/** Places a graph: each of its pieces, then the pieces in rows. */
export async function layout(graph: Graph): Promise<Layout> {
  const placed: Layout[] = [];
  for (const piece of pieces(graph)) placed.push(await best(piece));
  return pack(placed, column);
}

/** To the right or downwards: the flattest of the two that fits in the column. Where neither does, the first narrower way that does. */
async function best(graph: Graph): Promise<Layout> {
  const usual = [await place(graph, { direction: 'LR' }), await place(graph, { direction: 'TB' })];
  const [flattest] = usual.filter(fits).sort((a, b) => a.height - b.height);
  if (flattest) return flattest;
  let narrowest = usual.reduce(narrower);
  for (const shown of [graph, withShortLabels(graph)]) {
    for (const way of narrowerWays) {
      narrowest = narrower(narrowest, await place(shown, way));
      if (fits(narrowest)) return narrowest;
    }
  }
  return narrowest;
}

const fits = ({ width }: Layout): boolean => width <= column;
const narrower = (a: Layout, b: Layout): Layout => (b.width < a.width ? b : a);
