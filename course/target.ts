import { isDeepStrictEqual } from 'node:util';

/**
 * What differs between clusters, as plain values: a step asks for a capability by its name and never for a target.
 *
 * Plain values, and no function, so that two targets which answer alike can be recognized: the step is then rendered once.
 */
export interface Capabilities {
  /** The cluster's usual name, for a reader. */
  readonly title: string;
  /** The file of the commands that create a cluster fit for the course and point kubectl at it, with the comments a trainer reads.
   * Paths are the project's. */
  readonly creation: string;
  /** The files that these commands name: the cluster's own description. */
  readonly clusterFiles: readonly string[];
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
 * One target, as a step sees it: its answers, and not its name. It remembers which capabilities were asked for: where two targets give
 * the same answers to the same questions, a step renders the same bytes.
 */
export class Target {
  readonly #capabilities: Capabilities;
  readonly #asked = new Set<keyof Capabilities>();

  constructor(capabilities: Capabilities) {
    this.#capabilities = capabilities;
  }

  /** The target's answer. */
  get<K extends keyof Capabilities>(capability: K): Capabilities[K] {
    this.#asked.add(capability);
    return this.#capabilities[capability];
  }

  /** Whether another target gives the same answers to what has been asked so far. */
  answersLike(other: Capabilities): boolean {
    return [...this.#asked].every((question) => isDeepStrictEqual(this.#capabilities[question], other[question]));
  }

  /** A node port that a lesson wants, or `undefined` where Kubernetes must choose a free one. */
  nodePort(wanted: number): number | undefined {
    return this.get('fixedNodePorts') ? wanted : undefined;
  }
}
