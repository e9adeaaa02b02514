/** Where the course can be applied. */
export const targetIds = ['minikube', 'eks', 'aks', 'gke'] as const;
export type TargetId = (typeof targetIds)[number];

export const isTarget = (name: string): name is TargetId => (targetIds as readonly string[]).includes(name);

/**
 * What differs between clusters, as plain values: a step asks for a capability by its name and never for a target.
 *
 * Plain values, and no function, so that two targets which answer alike can be recognized: the step is then rendered once.
 */
export interface Capabilities {
  /** The cluster's usual name, for a reader. */
  readonly title: string;
  /** The commands that create a cluster fit for the course and point kubectl at it, with the comments a trainer reads. */
  readonly creation: string;
  /** Whether the cluster is created from an eksctl ClusterConfig file. */
  readonly eksctl: boolean;
  /** The StorageClass that claims name; `undefined` lets the cluster's default class serve. */
  readonly storageClass: string | undefined;
  /** The default StorageClass that a new cluster lacks, and that the step `cluster` gives it. */
  readonly missingStorageClass: string | undefined;
  /** The dynamic provisioner, as a StorageClass of the course spells it. */
  readonly provisioner: {
    readonly name: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly volumeBindingMode: 'Immediate' | 'WaitForFirstConsumer';
    readonly allowVolumeExpansion: boolean;
  };
  /** How a Service of type LoadBalancer gets an address. `{port}` and `{path}` stand for the health check's. */
  readonly loadBalancer: {
    readonly class?: string;
    readonly annotations: Readonly<Record<string, string>>;
  };
  /** How the Ingress controller is reached from outside. */
  readonly ingressService: 'NodePort' | 'LoadBalancer';
  /** Whether a lesson may choose its node port: on a shared cluster two learners would want the same one. */
  readonly fixedNodePorts: boolean;
  /** The label `k8s-app` of the pods that resolve names, in kube-system. */
  readonly dnsPods: readonly string[];
}

/**
 * One target, as a step sees it. It remembers which capabilities were asked for: where two targets give the same answers to
 * the same questions, a step renders the same bytes.
 */
export class Target {
  private readonly questions = new Set<keyof Capabilities>();

  constructor(
    readonly id: TargetId,
    private readonly capabilities: Capabilities,
  ) {}

  /** The target's answer. */
  get<K extends keyof Capabilities>(capability: K): Capabilities[K] {
    this.questions.add(capability);
    return this.capabilities[capability];
  }

  /** What has been asked so far. */
  get asked(): ReadonlySet<keyof Capabilities> {
    return this.questions;
  }

  /** A node port that a lesson wants, or `undefined` where Kubernetes must choose a free one. */
  nodePort(wanted: number): number | undefined {
    return this.get('fixedNodePorts') ? wanted : undefined;
  }
}
