import { amount } from '../../constructs/quantity';
import type { KubeObject } from '../../imports/kube-object';
import { type PodOf, podsOf } from './kube';

/** What a minikube of 4 CPUs and 8 GiB has left, once its own pods (control plane, DNS, Calico, metrics) have asked for theirs. */
export const minikube = { cpu: 4 - 1.3, memory: 8 * 2 ** 30 - 600 * 2 ** 20 };

const sum = (containers: readonly KubeObject[], resource: string): number =>
  containers.reduce((total, { resources }) => total + amount(String(resources?.requests?.[resource] ?? 0)), 0);

/** What one pod makes the scheduler set aside: its containers and native sidecars together, or its largest init container. */
function request({ spec }: PodOf, resource: string): number {
  const early: KubeObject[] = spec.initContainers ?? [];
  const sidecars = early.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const running = sum([...sidecars, ...spec.containers], resource);
  const inits = early.filter((container) => !sidecars.includes(container)).map((container) => sum([container], resource));
  return Math.max(running, ...inits);
}

/** The sum of the requests of a manifest at its largest, in CPUs and bytes. */
export function footprint(objects: readonly KubeObject[]): { cpu: number; memory: number } {
  const total = (resource: string) => podsOf(objects).reduce((all, pod) => all + pod.count * request(pod, resource), 0);
  return { cpu: total('cpu'), memory: total('memory') };
}
