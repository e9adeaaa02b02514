import type { Graph } from '../graph';
import type { Layout } from './geometry';
import { place } from './graphviz';
import { pack, pieces } from './pack';

/** The width of a page's column: a picture that fits is read without scrolling. */
const column = 760;

/** Places a graph: each of its pieces, then the pieces in rows. */
export async function layout(graph: Graph): Promise<Layout> {
  const placed: Layout[] = [];
  for (const piece of pieces(graph)) placed.push(await best(piece));
  return pack(placed, column);
}

/** To the right or downwards: the flattest of the two that fits in the column, or else the narrowest. */
async function best(graph: Graph): Promise<Layout> {
  const [right, down] = [await place(graph, 'LR'), await place(graph, 'TB')];
  if (right.width <= column && down.width <= column) return right.height <= down.height ? right : down;
  return right.width <= down.width ? right : down;
}
