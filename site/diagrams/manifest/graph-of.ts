import type { KubeObject } from '../../../imports/kube-object';
import type { Graph } from '../graph';
import { drawCalls } from './calls';
import { drawIdentity } from './identity';
import { drawIngresses } from './ingresses';
import { drawNetworkPolicies } from './network-policies';
import { drawRules } from './rules';
import { drawServices } from './services';
import { Sketch } from './sketch';
import { drawStorage, drawVolumes } from './volumes';
import { drawWorkloads } from './workloads';

export interface GraphProps {
  /** What the picture is of, for whoever cannot see it. */
  readonly title: string;
  /** Whether the ReplicaSet between a Deployment and its pods is shown. @default false: only some steps teach it */
  readonly replicaSets?: boolean;
}

/**
 * The picture of a manifest. Every object is in it; what is left out on purpose is inside objects: scratch volumes (volumes.ts),
 * rules of large roles (identity.ts), calls where paths are drawn (calls.ts). A binding may share the node of its role.
 */
export function graphOf(objects: readonly KubeObject[], { title, replicaSets = false }: GraphProps): Graph {
  const sketch = new Sketch(objects);
  for (const namespace of sketch.all('Namespace')) sketch.object(namespace, podSecurity(namespace));
  drawWorkloads(sketch, { replicaSets });
  for (const object of sketch.all('ConfigMap', 'Secret')) sketch.object(object);
  drawIngresses(sketch);
  drawServices(sketch);
  drawRules(sketch);
  drawNetworkPolicies(sketch);
  drawCalls(sketch);
  drawVolumes(sketch);
  drawStorage(sketch);
  drawIdentity(sketch);
  // A binding that is not drawn shares the node of its role.
  for (const object of objects) if (!sketch.isDrawn(object) && !object.roleRef) sketch.object(object);
  return sketch.graph(title);
}

const podSecurity = ({ metadata }: KubeObject): string[] => {
  const level = metadata.labels?.['pod-security.kubernetes.io/enforce'];
  return level ? [`Pod Security : ${level}`] : [];
};
