import { checkLabelKey } from '../names';

/** Fields of its own pod that a container may be told. https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
type MetadataField = 'metadata.name' | 'metadata.namespace' | 'metadata.uid' | `metadata.${'labels' | 'annotations'}['${string}']`;

/** Fields that a variable may hold, as they are when the container starts. */
export type VariableField =
  | MetadataField
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | `status.${'podIP' | 'podIPs' | 'hostIP' | 'hostIPs'}`;

/** Fields that a file may hold: all the labels or annotations too, since a file follows their changes. */
export type FileField = MetadataField | 'metadata.labels' | 'metadata.annotations';

/** Refuses the field of a label or an annotation that cannot be. */
export function checkPodField(field: VariableField | FileField): void {
  const key = /\['(.*)'\]$/.exec(field)?.[1];
  if (key !== undefined) checkLabelKey(field, key);
}
