import type { Capabilities } from '../../target';

/**
 * Amazon EKS. Sources: the EKS user guide, eksctl's schema (https://docs.aws.amazon.com/eks/latest/eksctl/schema.html), the AWS Load
 * Balancer Controller's annotations.
 */
export const eks: Capabilities = {
  title: 'EKS',
  creation: 'course/targets/eks/creation.sh',
  clusterFiles: ['course/targets/eks/eksctl.yaml'],
  storageClass: 'gp3',
  missingStorageClass: 'gp3',
  provisioner: {
    name: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  },
  loadBalancer: {
    class: 'service.k8s.aws/nlb',
    annotations: {
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
      'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'http',
      'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '{path}',
      'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '{port}',
    },
  },
  ingressService: 'LoadBalancer',
  fixedNodePorts: false,
  dnsPods: ['kube-dns'],
};
