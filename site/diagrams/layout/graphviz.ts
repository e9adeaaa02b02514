import { instance } from '@viz-js/viz';
import type { Graph } from '../graph';
import { toDot } from './dot';
import type { Box, Layout, Point } from './geometry';
import type { Way } from './way';

let graphviz: ReturnType<typeof instance> | undefined;

/** Places the nodes, groups and edges of a graph. */
export async function place(graph: Graph, way: Way): Promise<Layout> {
  graphviz ??= instance();
  const output = (await graphviz).renderString(toDot(graph, way), { format: 'json0' });
  return read(graph, JSON.parse(output) as Output);
}

/** What Graphviz answers: numbers as text, y upwards. */
interface Output {
  readonly bb: string;
  readonly objects?: readonly { name: string; pos?: string; width?: string; height?: string; bb?: string; lp?: string }[];
  readonly edges?: readonly { id?: string; pos: string; lp?: string }[];
}

function read(graph: Graph, { bb, objects = [], edges = [] }: Output): Layout {
  const [, , width, height] = numbers(bb) as [number, number, number, number];
  const point = (text: string): Point => {
    const [x, y] = numbers(text) as [number, number];
    return { x: round(x), y: round(height - y) };
  };
  const nodes = new Map<string, Box>();
  const groups = new Map<string, { box: Box; label: Point }>();
  for (const { name, pos, bb: frame, lp, ...size } of objects) {
    if (pos) {
      const { x, y } = point(pos);
      const [w, h] = [Number(size.width) * 72, Number(size.height) * 72];
      nodes.set(name, { x: round(x - w / 2), y: round(y - h / 2), width: round(w), height: round(h) });
    } else if (frame && lp) {
      const [left, bottom, right, top] = numbers(frame) as [number, number, number, number];
      const box = { x: round(left), y: round(height - top), width: round(right - left), height: round(top - bottom) };
      groups.set(name.replace(/^cluster /, ''), { box, label: point(lp) });
    }
  }
  const routes = edges
    .filter(({ id }) => id !== undefined)
    .map(({ id, pos, lp }) => {
      const [tip, ...points] = pos
        .split(' ')
        .sort((a, b) => Number(/^[es]/.test(b)) - Number(/^[es]/.test(a)))
        .map((text) => point(text.replace(/^[es],/, '')));
      return { edge: graph.edges[Number(id)]!, points, tip: tip!, ...(lp && { label: point(lp) }) };
    });
  return { width: Math.ceil(width), height: Math.ceil(height), nodes, groups, routes };
}

const numbers = (text: string): number[] => text.split(',').map(Number);
const round = (value: number): number => Math.round(value * 10) / 10;
