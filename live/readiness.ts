import { type KubeObject, label } from '../imports/kube-object';
import type { Kube } from './kube';

const rolledOut = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * Waits until every object of a step is what it should become, all at once: workloads rolled out, Jobs complete, bare Pods Ready
 * (or done), claims that a pod mounts Bound. Throws with everything that is not, after `within` seconds.
 */
export async function ready(kube: Kube, objects: readonly KubeObject[], within: number): Promise<void> {
  const names = (kind: string) => objects.filter((object) => object.kind === kind).map(label);
  const mounted = new Set(
    objects.flatMap(({ spec }) =>
      [...(spec?.volumes ?? []), ...(spec?.template?.spec?.volumes ?? [])].map(
        ({ persistentVolumeClaim }: KubeObject) => `PersistentVolumeClaim/${persistentVolumeClaim?.claimName}`,
      ),
    ),
  );
  const rollouts = objects
    .filter(({ kind }) => rolledOut.includes(kind))
    .map((object) => kube.rollout('status', label(object), { within }));
  const wait = (refs: readonly string[], condition: string) => (refs.length > 0 ? [kube.wait(refs, condition, within)] : []);
  const results = await Promise.allSettled([
    ...rollouts,
    ...wait(names('Job'), 'condition=Complete'),
    ...objects
      .filter(({ kind }) => kind === 'ReplicaSet')
      .map((set) => kube.wait(label(set), `jsonpath={.status.readyReplicas}=${set.spec.replicas ?? 1}`, within)),
    ...names('Pod').map((pod) => readyOrDone(kube, pod, within)),
    ...wait(
      names('PersistentVolumeClaim').filter((claim) => mounted.has(claim)),
      'jsonpath={.status.phase}=Bound',
    ),
  ]);
  const late = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.message);
  if (late.length > 0) throw new Error(`tout n'est pas prêt après ${within} s :\n${late.join('\n')}`);
}

/** A pod that runs for ever becomes Ready, and one that has an end succeeds. */
async function readyOrDone(kube: Kube, pod: string, within: number): Promise<void> {
  const { spec } = await kube.get(pod);
  if (spec.restartPolicy === 'Always') {
    await kube.wait(pod, 'condition=Ready', within);
    return;
  }
  await Promise.any([kube.wait(pod, 'condition=Ready', within), kube.wait(pod, 'jsonpath={.status.phase}=Succeeded', within)]).catch(
    ({ errors }: AggregateError) => {
      throw errors[0];
    },
  );
}
