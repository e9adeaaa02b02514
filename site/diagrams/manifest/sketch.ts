import type { KubeObject } from '../../../imports/kube-object';
import type { Edge, Graph, Group, Node } from '../graph';
import { idOf } from './id';
import { familyOf, nounOf } from './kinds';
import type { Pods } from './pods';

/** A graph in the making: the objects of a manifest, and what has been drawn of them. */
export class Sketch {
  private readonly nodes = new Map<string, Node>();
  private readonly edges = new Map<string, Edge>();
  private readonly groups: Group[] = [];
  /** The pods that the manifest describes, filled by the first pass. */
  readonly pods: Pods[] = [];

  constructor(readonly objects: readonly KubeObject[]) {}

  all(...kinds: readonly string[]): KubeObject[] {
    return this.objects.filter(({ kind }) => kinds.includes(kind));
  }

  add(node: Node): string {
    this.nodes.set(node.id, node);
    return node.id;
  }

  frame(group: Group): string {
    this.groups.push(group);
    return group.id;
  }

  /** Moves nodes and groups that stand nowhere yet into a group. */
  enclose(ids: readonly string[], group: string): void {
    for (const id of ids) {
      const node = this.nodes.get(id);
      if (node && !node.group) this.nodes.set(id, { ...node, group });
      const at = this.groups.findIndex((one) => one.id === id);
      if (at >= 0) this.groups[at] = { ...this.groups[at]!, parent: group };
    }
  }

  /** Draws an object of the manifest. */
  object({ kind, metadata }: KubeObject, details: readonly string[] = []): string {
    const { name } = metadata;
    return this.add({ id: idOf(kind, name), family: familyOf(kind), kind, name, details, noun: nounOf(kind, name) });
  }

  isDrawn({ kind, metadata }: KubeObject): boolean {
    return this.nodes.has(idOf(kind, metadata.name));
  }

  /** The node of an object that another names; what is not in the manifest is drawn as absent. */
  named(kind: string, name: string): string {
    const id = idOf(kind, name);
    const exists = this.nodes.has(id) || this.objects.some((object) => object.kind === kind && object.metadata.name === name);
    const details = ['pas dans ce fichier'];
    if (!exists) this.add({ id, family: familyOf(kind), kind, name, details, noun: nounOf(kind, name), absent: true });
    return id;
  }

  /** Adds an edge. Two that say the same of the same ends are one, with the labels of both. */
  link(edge: Edge): void {
    const key = [edge.from, edge.to, edge.kind, edge.says].join(' ');
    const known = this.edges.get(key);
    const label = [...new Set([...(known?.label ?? []), ...(edge.label ?? [])])];
    this.edges.set(key, { ...edge, ...(label.length > 0 && { label }) });
  }

  graph(title: string): Graph {
    return { title, nodes: [...this.nodes.values()], edges: [...this.edges.values()], groups: this.groups };
  }
}
