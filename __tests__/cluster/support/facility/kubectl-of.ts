import type { ClusterFacility, Prefix } from './facility';

/** How kubectl is called for a cluster: with its configuration. */
export const kubectlOf = ({ kubectl, kubeconfig, context }: ClusterFacility): Prefix => [
  ...kubectl,
  ...(kubeconfig ? ['--kubeconfig', kubeconfig] : []),
  ...(context ? ['--context', context] : []),
];
