import type { Family, Node } from '../graph';
import { type Font, fonts, lineHeight, textWidth } from './metrics';

export interface Line {
  readonly text: string;
  readonly role: keyof typeof fonts;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room that a shape takes away from its text: on each side, above and below. */
const margins: Readonly<Record<Family, readonly [side: number, above: number, below: number]>> = {
  workload: [16, 9, 9],
  pod: [18, 9, 9],
  service: [22, 9, 9],
  ingress: [20, 9, 9],
  config: [16, 9, 9],
  storage: [16, 16, 10],
  identity: [18, 9, 9],
  rule: [20, 9, 9],
  cluster: [16, 15, 9],
  outside: [26, 12, 12],
  component: [16, 9, 9],
};

/** The lines of text of a node, from top to bottom. */
export const linesOf = ({ kind, name, details }: Node): Line[] => [
  ...(kind ? [{ text: kind, role: 'kind' } as const] : []),
  { text: name, role: 'name' },
  ...details.map((text) => ({ text, role: 'detail' }) as const),
];

/** How far a pile sticks out, to the right and upwards. */
export const pile = 8;

/** The room that a node takes, with its pile. */
export function sizeOf(node: Node): Size {
  const extra = node.stacked ? pile : 0;
  const [side, above, below] = margins[node.family];
  const lines = linesOf(node);
  const width = Math.max(...lines.map(({ text, role }) => textWidth(text, fonts[role]))) + 2 * side;
  const height = lines.reduce((sum, { role }) => sum + lineHeight(fonts[role]), above + below);
  return { width: Math.max(width, 84) + extra, height: height + extra };
}

/** The baseline of each line, from the top of the node. */
export function baselines(node: Node): number[] {
  let top = margins[node.family][1];
  return linesOf(node).map(({ role }) => {
    const font: Font = fonts[role];
    top += lineHeight(font);
    return top - Math.round(font.size * 0.33);
  });
}

/** The size of the lines of an edge's label or of a group's. */
export function labelSize(lines: readonly string[]): Size {
  const width = Math.max(...lines.map((line) => textWidth(line, fonts.detail)));
  return { width: width + 8, height: lines.length * lineHeight(fonts.detail) + 4 };
}
