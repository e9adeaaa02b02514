import type { Edge } from '../graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A curve: a point, then triples of Bézier control points; where its arrow's tip is. */
export interface Route {
  readonly edge: Edge;
  readonly points: readonly Point[];
  readonly tip: Point;
  /** The middle of its label. */
  readonly label?: Point;
}

/** Where everything is, in pixels, y downwards. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, { readonly box: Box; readonly label: Point }>;
  readonly routes: readonly Route[];
}
