import type { Outcome } from './command';
import type { Kube } from './kubectl';

/** Asks for a pod to leave, as `kubectl drain` does: a PodDisruptionBudget may refuse. The pod has `grace` seconds to end. */
export function evict(kube: Kube, name: string, grace: number): Promise<Outcome> {
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace: kube.namespace },
    deleteOptions: { gracePeriodSeconds: grace },
  };
  const path = `/api/v1/namespaces/${kube.namespace}/pods/${name}/eviction`;
  return kube.raw(['create', '--raw', path, '-f', '-'], { stdin: JSON.stringify(eviction) });
}
