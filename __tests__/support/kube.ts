import type { KubeObject } from '../../imports/kube-object';

/** A pod as some object of a step describes it. */
export interface PodOf {
  readonly owner: KubeObject;
  readonly metadata: KubeObject;
  readonly spec: KubeObject;
  /** How many of it may run at a time. */
  readonly count: number;
}

/** The pods that a list of objects describes. */
export function podsOf(objects: readonly KubeObject[]): PodOf[] {
  return objects.flatMap((owner) => {
    const template = owner.kind === 'Pod' ? owner : (owner.spec?.jobTemplate?.spec.template ?? owner.spec?.template);
    if (!template?.spec?.containers) return [];
    const scaler = objects.find(({ kind, spec }) => kind === 'HorizontalPodAutoscaler' && spec.scaleTargetRef.name === owner.metadata.name);
    const count = scaler?.spec.maxReplicas ?? owner.spec?.parallelism ?? owner.spec?.replicas ?? 1;
    return [{ owner, metadata: template.metadata ?? {}, spec: template.spec, count }];
  });
}

/** Every container of a pod, sidecars and init containers included. */
export const containersOf = ({ spec }: PodOf): KubeObject[] => [...(spec.initContainers ?? []), ...spec.containers];

/** Whether labels satisfy a selector's matchLabels. */
export const matches = (selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>> = {}): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);
