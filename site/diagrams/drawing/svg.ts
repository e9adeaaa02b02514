import type { Graph, Node } from '../graph';
import { baselines, linesOf, pile } from '../layout/boxes';
import type { Box, Layout, Point, Route } from '../layout/geometry';
import { layout } from '../layout/layout';
import { fonts, lineHeight } from '../layout/metrics';
import { outlinePoint, shape } from './shapes';

/** Room around the picture for the thickness of lines and for piles. */
const margin = 8;

/**
 * The picture as inline SVG. It carries no colour, no font and no id, only classes that diagrams.css knows: it follows the theme of
 * the page, and two of them can stand on one.
 */
export async function toSvg(graph: Graph): Promise<string> {
  const placed = await layout(graph);
  const [width, height] = [placed.width + 2 * margin, placed.height + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="schema" role="img" aria-label="${escaped(`Schéma : ${graph.title}`)}"`,
    ` viewBox="${-margin} ${-margin} ${width} ${height}" width="${width}" height="${height}" style="--schema-width:${width}px">`,
    ...graph.groups.map(({ id }) => frame(placed.groups.get(id)!.box)),
    ...placed.routes.map((route) => line(graph, placed, route)),
    ...graph.nodes.map((node) => drawing(node, placed.nodes.get(node.id)!)),
    // Last, so that no line crosses a word.
    ...graph.groups.map(({ id, label }) => words([label], placed.groups.get(id)!.label)),
    ...placed.routes.map(caption),
    '</svg>',
  ].join('');
}

const frame = ({ x, y, width, height }: Box): string =>
  `<rect class="schema-group" x="${x}" y="${y}" width="${width}" height="${height}" rx="14"/>`;

function drawing(node: Node, { x, y, width, height }: Box): string {
  const extra = node.stacked ? pile : 0;
  const box = { x, y: y + extra, width: width - extra, height: height - extra };
  const classes = ['schema-node', `schema-${node.family}`, ...(node.absent ? ['schema-absent'] : [])].join(' ');
  const behind = node.stacked ? [pile, pile / 2].map((by) => shape(node.family, { ...box, x: box.x + by, y: box.y - by })).join('') : '';
  const tops = baselines(node);
  const texts = linesOf(node).map(
    ({ text, role }, at) =>
      `<text class="schema-${role}" x="${round(box.x + box.width / 2)}" y="${round(box.y + tops[at]!)}">${escaped(text)}</text>`,
  );
  return `<g class="${classes}">${behind}${shape(node.family, box)}${texts.join('')}</g>`;
}

/** Graphviz cuts lines at boxes: both ends are prolonged to the outlines that are drawn inside them. */
function line(graph: Graph, placed: Layout, { edge, points, tip }: Route): string {
  const onOutline = (id: string, point: Point): Point => {
    const node = graph.nodes.find((one) => one.id === id);
    return node ? outlinePoint(node.family, placed.nodes.get(id)!, point) : point;
  };
  const curve = edge.back ? [...points].reverse() : points;
  const start = onOutline(edge.from, curve[0]!);
  const head = onOutline(edge.to, tip);
  const path = `M${pair(start)}L${pair(curve[0]!)}C${curve.slice(1).map(pair).join(' ')}L${pair(head)}`;
  return `<g class="schema-edge schema-${edge.kind}"><path d="${path}"/>${arrow(curve.at(-1)!, head)}</g>`;
}

/** A triangle from where the line ends to its tip. */
function arrow(from: Point, tip: Point): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const corner = (side: number): string => pair({ x: tip.x - 8 * ux - side * 3.5 * uy, y: tip.y - 8 * uy + side * 3.5 * ux });
  return `<polygon points="${pair(tip)} ${corner(1)} ${corner(-1)}"/>`;
}

function caption({ edge, label }: Route): string {
  return edge.label && label ? words(edge.label, label) : '';
}

/** Lines of small text, centered on a point. */
function words(lines: readonly string[], { x, y }: Point): string {
  const step = lineHeight(fonts.detail);
  const first = y - ((lines.length - 1) * step) / 2 + fonts.detail.size * 0.35;
  return lines.map((text, at) => `<text class="schema-label" x="${x}" y="${round(first + at * step)}">${escaped(text)}</text>`).join('');
}

const pair = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
