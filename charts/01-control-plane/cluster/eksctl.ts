import { note } from '../../../course/note';
import { printManifest } from '../../../course/print';

/** The part of eksctl's configuration that the course uses. https://docs.aws.amazon.com/eks/latest/eksctl/schema.html */
interface ClusterConfig {
  readonly apiVersion: 'eksctl.io/v1alpha5';
  readonly kind: 'ClusterConfig';
  readonly metadata: { readonly name: string; readonly region: string; readonly version: string };
  readonly iam: { readonly podIdentityAssociations: readonly PodIdentityAssociation[] };
  readonly addonsConfig: { readonly autoApplyPodIdentityAssociations: boolean };
  readonly addons: readonly { readonly name: string; readonly configurationValues?: string }[];
  readonly managedNodeGroups: readonly {
    readonly name: string;
    readonly instanceType: string;
    readonly desiredCapacity: number;
    readonly volumeSize: number;
  }[];
}

interface PodIdentityAssociation {
  readonly namespace: string;
  readonly serviceAccountName: string;
  readonly createServiceAccount: boolean;
  readonly wellKnownPolicies: { readonly awsLoadBalancerController: true };
}

const cluster: ClusterConfig = {
  apiVersion: 'eksctl.io/v1alpha5',
  kind: 'ClusterConfig',
  metadata: { name: 'etapes', region: 'eu-west-3', version: '1.36' },
  managedNodeGroups: [{ name: 'noeuds', instanceType: 't3.large', desiredCapacity: 2, volumeSize: 30 }],
  addons: [
    { name: 'vpc-cni', configurationValues: JSON.stringify({ enableNetworkPolicy: 'true' }) },
    { name: 'kube-proxy' },
    { name: 'coredns' },
    { name: 'metrics-server' },
    { name: 'eks-pod-identity-agent' },
    { name: 'aws-ebs-csi-driver' },
  ],
  addonsConfig: { autoApplyPodIdentityAssociations: true },
  iam: {
    podIdentityAssociations: [
      {
        namespace: 'kube-system',
        serviceAccountName: 'aws-load-balancer-controller',
        createServiceAccount: true,
        wellKnownPolicies: { awsLoadBalancerController: true },
      },
    ],
  },
};

/** The EKS cluster of the course, for `eksctl create cluster -f eksctl.yaml`. */
export function eksctl(): string {
  const notes = [
    ['metadata.region', 'Paris'],
    ['metadata.version', 'la version de Kubernetes, entre guillemets : sans eux, 1.30 deviendrait 1.3'],
    ['managedNodeGroups[noeuds].instanceType', '2 processeurs et 8 Gio par nœud'],
    ['addons[vpc-cni].configurationValues', 'sans cela, les NetworkPolicies seraient acceptées et ignorées'],
    ['addons[aws-ebs-csi-driver].name', 'fabrique les disques des PersistentVolumeClaims'],
    ['addonsConfig.autoApplyPodIdentityAssociations', 'donne à chaque module les droits AWS dont il a besoin'],
    ['iam.podIdentityAssociations[aws-load-balancer-controller].serviceAccountName', 'donne une adresse aux Services de type LoadBalancer'],
  ] as const;
  return printManifest(
    ['Le cluster du cours sur EKS', 'eksctl create cluster -f eksctl.yaml'],
    [{ object: cluster, notes: notes.map(([path, text]) => note(path, text)) }],
  );
}
