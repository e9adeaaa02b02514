import type { Capabilities } from '../../target';

/** minikube, on the learner's own machine. Source: minikube's handbook (https://minikube.sigs.k8s.io/docs/handbook/). */
export const minikube: Capabilities = {
  title: 'minikube',
  creation: 'course/targets/minikube/creation.sh',
  clusterFiles: [],
  storageClass: undefined,
  missingStorageClass: undefined,
  provisioner: {
    name: 'k8s.io/minikube-hostpath',
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: false,
  },
  loadBalancer: { annotations: {} },
  ingressService: 'NodePort',
  fixedNodePorts: true,
  dnsPods: ['kube-dns'],
};
