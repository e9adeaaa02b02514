import type { Kube } from '../../../../live/kube';
import type { Finished } from '../../../../system/process';

/** Asks for a pod to leave, as `kubectl drain` does: a PodDisruptionBudget may refuse. The pod has `grace` seconds to end. */
export function evict(kube: Kube, name: string, grace: number): Promise<Finished> {
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace: kube.namespace },
    deleteOptions: { gracePeriodSeconds: grace },
  };
  const path = `/api/v1/namespaces/${kube.namespace}/pods/${name}/eviction`;
  return kube.raw(['create', '--raw', path, '-f', '-'], { input: JSON.stringify(eviction) });
}
