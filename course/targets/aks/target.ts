import type { Capabilities } from '../../target';

/**
 * Azure AKS. Sources: AKS's documentation of storage classes, load balancer annotations and network policies
 * (https://learn.microsoft.com/azure/aks/).
 */
export const aks: Capabilities = {
  title: 'AKS',
  creation: 'course/targets/aks/creation.sh',
  clusterFiles: [],
  storageClass: undefined,
  missingStorageClass: undefined,
  provisioner: {
    name: 'disk.csi.azure.com',
    parameters: { skuName: 'StandardSSD_LRS' },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  },
  loadBalancer: {
    annotations: {
      // The path alone is ignored: the probe is a TCP one unless its protocol is said.
      'service.beta.kubernetes.io/azure-load-balancer-health-probe-protocol': 'http',
      'service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path': '{path}',
    },
  },
  ingressService: 'LoadBalancer',
  fixedNodePorts: false,
  dnsPods: ['kube-dns'],
};
