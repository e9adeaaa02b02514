import type { Version } from '../../course/versions';
import type { Cni } from '../kubernetes/cni/cni';
import type { NodesPlan } from '../kubernetes/nodes';

/** What can be started: a whole cluster, or an API server and its etcd alone, which judge every object and run none. */
export type ClusterKind = { readonly is: 'whole'; readonly cni: Cni } | { readonly is: 'api-server'; readonly version: Version };

/** What a cluster is made of, once every program and image is at hand: nothing is left to build when it starts. */
export type Plan = WholePlan | ApiServerPlan;

interface CommonPlan {
  readonly name: string;
  /** The cluster's own folder: everything it writes. */
  readonly folder: string;
  /** Port of 127.0.0.1 for the API server; 0: any. */
  readonly port: number;
  /** Paths of programs, each by the name that it is started by. */
  readonly programs: Readonly<Record<string, string>>;
}

interface WholePlan extends CommonPlan {
  readonly kind: Extract<ClusterKind, { is: 'whole' }>;
  readonly nodes: NodesPlan;
}

interface ApiServerPlan extends CommonPlan {
  readonly kind: Extract<ClusterKind, { is: 'api-server' }>;
  readonly nodes?: never;
}
