import type { KubeObject } from '../../../../imports/kube-object';
import type { Kube } from '../../../../live/kube';
import { type Traffic, trafficFromPod } from './traffic';

/** What a change did to the pods of a Deployment, and to those who were asking. */
export interface Replacement {
  readonly traffic: Traffic;
  readonly old: readonly KubeObject[];
  readonly fresh: readonly KubeObject[];
}

/**
 * Asks the Service of a Deployment without a pause, from the step's own `client`, while a change replaces the pods: from before it until
 * the last old pod has ended, since that one's end could lose requests too. Deployment, Service and `app` label have the same name.
 */
export async function replaced(kube: Kube, name: string, change: () => Promise<unknown>): Promise<Replacement> {
  const old = await kube.pods(`app=${name}`);
  const running = await trafficFromPod(kube, 'deploy/client', `http://${name}`);
  try {
    await change();
    await kube.rollout('status', `deploy/${name}`, { within: 90 });
    await kube.wait(
      old.map(({ metadata }) => `pod/${metadata.name}`),
      'delete',
    );
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { traffic: await running.stop(), old, fresh: await kube.pods(`app=${name}`) };
}
