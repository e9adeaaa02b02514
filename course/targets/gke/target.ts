import type { Capabilities } from '../../target';

/**
 * Google GKE. Sources: GKE's documentation of storage classes, Dataplane V2 and NodeLocal DNSCache
 * (https://cloud.google.com/kubernetes-engine/docs).
 */
export const gke: Capabilities = {
  title: 'GKE',
  creation: 'course/targets/gke/creation.sh',
  clusterFiles: [],
  storageClass: undefined,
  missingStorageClass: undefined,
  provisioner: {
    name: 'pd.csi.storage.gke.io',
    parameters: { type: 'pd-balanced' },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  },
  loadBalancer: { annotations: {} },
  ingressService: 'LoadBalancer',
  fixedNodePorts: false,
  // NodeLocal DNSCache, on by default since 1.33.1, answers on each node in the place of kube-dns.
  dnsPods: ['kube-dns', 'node-local-dns'],
};
