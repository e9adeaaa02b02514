import type { Family } from '../graph';
import type { Box, Point } from '../layout/geometry';

/** The outline of a node: one shape for each family, so that no one needs the colours. */
export function shape(family: Family, box: Box): string {
  return outlines[family](box);
}

/** Where a line that reaches the box of a node meets its outline, on its way to the middle. */
export function outlinePoint(family: Family, { x, y, width, height }: Box, point: Point): Point {
  const [dx, dy] = [point.x - x - width / 2, point.y - y - height / 2];
  const share = shares[family]?.(Math.abs(dx) / (width / 2), Math.abs(dy) / (height / 2), width, dx) ?? 1;
  return { x: x + width / 2 + dx * Math.min(share, 1), y: y + height / 2 + dy * Math.min(share, 1) };
}

/** Which share of the way from the middle is inside, by how far out the point is on each axis (1 is the edge of the box). */
const shares: Partial<Readonly<Record<Family, (across: number, along: number, width: number, dx: number) => number>>> = {
  service: (across, along, width) => 1 / (across + (along * 2 * 11) / width),
  ingress: (across, along, width, dx) => (dx > 0 ? 1 / (across + (along * 2 * 12) / width) : 1),
  outside: (across, along) => 1 / Math.hypot(across, along),
};

const rectangle =
  (radius: number) =>
  ({ x, y, width, height }: Box): string =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;

const path = (...commands: readonly (string | number)[]): string => `<path d="${commands.join(' ')}"/>`;

const outlines: Readonly<Record<Family, (box: Box) => string>> = {
  workload: rectangle(5),
  pod: rectangle(16),
  component: rectangle(5),
  /** A hexagon. */
  service: ({ x, y, width: w, height: h }) =>
    path('M', x + 11, y, 'h', w - 22, 'l', 11, h / 2, 'l', -11, h / 2, 'h', 22 - w, 'l', -11, -h / 2, 'z'),
  /** A signpost, which points where requests go. */
  ingress: ({ x, y, width: w, height: h }) => path('M', x, y, 'h', w - 12, 'l', 12, h / 2, 'l', -12, h / 2, 'h', 12 - w, 'z'),
  /** A sheet with a folded corner. */
  config: ({ x, y, width: w, height: h }) =>
    path('M', x, y, 'h', w - 11, 'l', 11, 11, 'v', h - 11, 'h', -w, 'z', 'M', x + w - 11, y, 'v', 11, 'h', 11),
  /** A drum. */
  storage: ({ x, y, width: w, height: h }) =>
    path(
      'M',
      x,
      y + 6,
      'a',
      w / 2,
      6,
      0,
      0,
      1,
      w,
      0,
      'v',
      h - 12,
      'a',
      w / 2,
      6,
      0,
      0,
      1,
      -w,
      0,
      'z',
      'M',
      x,
      y + 6,
      'a',
      w / 2,
      6,
      0,
      0,
      0,
      w,
      0,
    ),
  /** A badge: cut corners. */
  identity: ({ x, y, width: w, height: h }) =>
    path('M', x + 9, y, 'h', w - 18, 'l', 9, 9, 'v', h - 18, 'l', -9, 9, 'h', 18 - w, 'l', -9, -9, 'v', 18 - h, 'z'),
  /** A gate: a bar on each side. */
  rule: ({ x, y, width: w, height: h }) => path('M', x, y, 'h', w, 'v', h, 'h', -w, 'z', 'M', x + 7, y, 'v', h, 'M', x + w - 7, y, 'v', h),
  /** A folder, with its tab. */
  cluster: ({ x, y, width: w, height: h }) => path('M', x, y, 'h', 36, 'l', 6, 7, 'h', w - 42, 'v', h - 7, 'h', -w, 'z'),
  outside: ({ x, y, width: w, height: h }) => `<ellipse cx="${x + w / 2}" cy="${y + h / 2}" rx="${w / 2}" ry="${h / 2}"/>`,
};
