import type { Kube } from '../../../../live/kube';

/**
 * Has the kubelet look at a pod's volumes now: it does so by itself about once a minute, and at once when the pod changes in any way.
 * What it then finds is what it would have found.
 */
export const lookAtVolumes = (kube: Kube, pod: string): Promise<string> =>
  kube.run(['annotate', '--overwrite', pod, `kube-etapes/regard=${Date.now()}`]);
