import type { Edge, Family, Group, Node } from '../graph';

/** Who takes part in a process: a program, a store, a pod. Its id is its name. */
export const component = (
  id: string,
  noun: string,
  details: readonly string[] = [],
  group?: string,
  family: Family = 'component',
): Node => ({
  id,
  family,
  kind: '',
  name: id,
  details,
  noun,
  ...(group && { group }),
});

export const controlPlane: Group = { id: 'control-plane', label: 'plan de contrôle', noun: 'le plan de contrôle' };
export const worker: Group = { id: 'node', label: 'nœud', noun: 'le nœud' };
export const flow = (from: string, to: string, label: readonly string[], says: string): Edge => ({ from, to, kind: 'flows', label, says });
