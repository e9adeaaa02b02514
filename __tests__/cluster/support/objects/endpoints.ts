import type { KubeObject } from '../../../../imports/kube-object';
import type { Kube } from '../../../../live/kube';

/** A pod behind a Service, as an EndpointSlice has it. */
export interface Endpoint {
  readonly pod: string;
  readonly address: string;
  readonly port: number;
  /** Whether it gets requests. */
  readonly ready: boolean;
}

/** Every endpoint of a Service, ready or not, sorted by the names of their pods. */
export async function endpoints(kube: Kube, service: string): Promise<Endpoint[]> {
  const slices = await kube.list('endpointslices', `kubernetes.io/service-name=${service}`);
  const all = slices.flatMap(({ endpoints, ports }): Endpoint[] =>
    (endpoints ?? []).map(({ targetRef, addresses, conditions }: KubeObject) => ({
      pod: targetRef?.name ?? '',
      address: addresses[0],
      port: ports?.[0]?.port,
      ready: conditions.ready,
    })),
  );
  return all.sort((a, b) => a.pod.localeCompare(b.pod));
}

/** The pods that get a Service's requests, sorted by name. */
export const readyPods = async (kube: Kube, service: string): Promise<string[]> =>
  (await endpoints(kube, service)).filter(({ ready }) => ready).map(({ pod }) => pod);
