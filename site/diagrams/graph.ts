/**
 * What a picture says, before anything is drawn. Plain data: the SVG and the text equivalent are both made from it, so that
 * they cannot say different things.
 */
export interface Graph {
  /** One line for whoever cannot see the picture. */
  readonly title: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly groups: readonly Group[];
  /** Its edges are the moments of a story, told in their order. */
  readonly story?: boolean;
}

/** What a thing is for: it decides its shape and its colour. */
export type Family =
  | 'workload'
  | 'pod'
  | 'service'
  | 'ingress'
  | 'config'
  | 'storage'
  | 'identity'
  | 'rule'
  | 'cluster'
  | 'outside'
  | 'component';

export interface Node {
  readonly id: string;
  readonly family: Family;
  /** The small line above the name: `Deployment`. May be empty. */
  readonly kind: string;
  readonly name: string;
  /** Small lines below the name. */
  readonly details: readonly string[];
  /** How a French sentence calls it, article first: `le Service web`. */
  readonly noun: string;
  readonly plural?: boolean;
  /** Pods of a workload have no name of their own: its sentence says how many they are and what they carry. */
  readonly unnamed?: boolean;
  /** Drawn as a pile: several alike. */
  readonly stacked?: boolean;
  /** Named by the manifest but not in it. */
  readonly absent?: boolean;
  /** The id of the group it stands in. */
  readonly group?: string;
}

/**
 * `owns` (solid): this one creates and keeps that one. `selects` (dashed): by labels or by target. `refers` (dotted, quiet): names
 * it. `flows` (solid, accented): requests go this way.
 */
export type EdgeKind = 'owns' | 'selects' | 'refers' | 'flows';

export interface Edge {
  /** The id of a node or of a group. */
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Short lines along the line. */
  readonly label?: readonly string[];
  /**
   * The predicate of its French sentence: `{possède|possèdent} {le}`. `{a|b}` is the verb for one or for several; `{le}`, `{du}`
   * and `{au}` stand for the far end with its article.
   */
  readonly says: string;
  /** Drawn the other way, for layout only: the arrow still points at `to`. */
  readonly back?: boolean;
  /** Between equals: it does not push its far end further away. */
  readonly level?: boolean;
}

/** A frame around nodes that belong together. */
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly noun: string;
  readonly plural?: boolean;
  readonly parent?: string;
  /** Its nodes stand in a row, in their order. */
  readonly ordered?: boolean;
}
