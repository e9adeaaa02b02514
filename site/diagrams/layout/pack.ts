import type { Graph } from '../graph';
import type { Box, Layout, Point } from './geometry';

/** Pieces of a picture that nothing joins: each is placed on its own. The largest first, then in the order of the manifest. */
export function pieces(graph: Graph): Graph[] {
  const leader = new Map<string, string>([...graph.nodes, ...graph.groups].map(({ id }) => [id, id]));
  const find = (id: string): string => (leader.get(id) === id ? id : find(leader.get(id)!));
  const join = (a: string, b: string | undefined) => b !== undefined && leader.set(find(a), find(b));
  for (const { from, to } of graph.edges) join(from, to);
  for (const { id, group } of graph.nodes) join(id, group);
  for (const { id, parent } of graph.groups) join(id, parent);
  const leaders = [...new Set(graph.nodes.map(({ id }) => find(id)))];
  return leaders
    .map((one) => ({
      ...graph,
      nodes: graph.nodes.filter(({ id }) => find(id) === one),
      groups: graph.groups.filter(({ id }) => find(id) === one),
      edges: graph.edges.filter(({ from }) => find(from) === one),
    }))
    .sort((a, b) => b.nodes.length - a.nodes.length);
}

const gap = 36;

/** Puts pieces side by side in rows no wider than the column, or than the widest of them. */
export function pack(placed: readonly Layout[], column: number): Layout {
  const limit = Math.max(column, ...placed.map(({ width }) => width));
  const [nodes, groups, routes] = [new Map<string, Box>(), new Map<string, { box: Box; label: Point }>(), [] as Layout['routes'][number][]];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const piece of placed) {
    if (x > 0 && x + piece.width > limit) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    const [dx, dy] = [x, y];
    const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x + dx, y: point.y + dy });
    for (const [id, box] of piece.nodes) nodes.set(id, moved(box));
    for (const [id, { box, label }] of piece.groups) groups.set(id, { box: moved(box), label: moved(label) });
    for (const { edge, points, tip, label } of piece.routes)
      routes.push({ edge, points: points.map(moved), tip: moved(tip), ...(label && { label: moved(label) }) });
    width = Math.max(width, x + piece.width);
    x += piece.width + gap;
    rowHeight = Math.max(rowHeight, piece.height);
  }
  return { width, height: y + rowHeight, nodes, groups, routes };
}
