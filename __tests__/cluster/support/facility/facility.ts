import type { About } from '../../../../course/about';
import type { TargetId } from '../../../../course/targets';
import { messageOf } from '../../../../system/problems';
import { readTextFile } from '../../../../system/text-file';
import { visible } from '../../../../system/visible';

/** A command and its first arguments: what follows is appended. `[]` runs the rest here, as it is. */
export type Prefix = readonly string[];

/** A node of the cluster under test. */
export interface NodeMachine {
  readonly name: string;
  /** Its InternalIP. */
  readonly address: string;
  /** Runs a command on the node; `null` where the cluster's nodes are closed to us. */
  readonly run: Prefix | null;
}

/** A cluster, the machines around it, and what it can show. */
export interface ClusterFacility {
  /** `null`: kubectl finds its own. */
  readonly kubeconfig: string | null;
  readonly context?: string;
  /** The kubeconfig that works `outside`, where it is another. */
  readonly learnerKubeconfig?: string;
  readonly kubectl: Prefix;
  readonly helm: string | null;
  readonly target: TargetId;
  /** Runs a command on a machine outside the nodes. */
  readonly outside: Prefix;
  /** Runs a command where the local port of `kubectl port-forward` is reachable. */
  readonly here: Prefix;
  readonly nodes: readonly NodeMachine[];
  /** Reads the cluster's own etcd. */
  readonly etcdctl: Prefix | null;
  readonly features: {
    /** Something enforces NetworkPolicies. */
    readonly policies: boolean;
    readonly loadBalancer: boolean;
    readonly metrics: boolean;
    /** Why a pod cannot mount NFS; `null` where it can. */
    readonly nfs: string | null;
  };
  /** CNI of a second cluster that a test may start beside this one (startCluster); `null` where none can be. */
  readonly otherCni: 'flannel' | null;
}

/** What the tests are given, as JSON, by the runner: the cluster, and what it knows of this run and of the course. */
export interface Facility extends ClusterFacility {
  /** Names this run, among those that share a cluster. */
  readonly run: string;
  /** A folder of programs that the user brings. */
  readonly binaries?: string | undefined;
  /** Whatever else tests write: a folder of this run alone, that goes with it. In the project, which a machine of ours sees. */
  readonly scratch: string;
  /** Where a failing step leaves its folder. */
  readonly failures: string;
  /** Namespaces and the cluster stay for whoever wants to look. */
  readonly keep?: boolean;
  /** Every step, by `part/step`: the runner asks the course once for all tests. */
  readonly steps: Readonly<Record<string, StepFacts>>;
}

/** What a test is told of a step: what is true of it, and where its files are below dist/<target>/. */
export interface StepFacts {
  readonly about: About;
  readonly manifest: string;
  /** The state that the learner repairs. */
  readonly start: string | null;
}

/** The environment variable that names the file of the results, JSON; the table is beside it. */
export const resultsVariable = 'KUBE_ETAPES_RESULTS';

/** The environment variable that names the facility's file. */
export const facilityVariable = 'KUBE_ETAPES_CLUSTER';

let known: Facility | undefined;

/** The cluster under test. Throws where no runner has prepared one. */
export function facility(): Facility {
  if (known) return known;
  const file = process.env[facilityVariable];
  if (!file)
    throw new Error(`${facilityVariable} ne nomme aucun fichier : lancez les tests de cluster par « npm run test:cluster », et non jest.`);
  known = readFacility(file) as Facility;
  return known;
}

/** The cluster that a file of KUBE_ETAPES_CLUSTER describes. Throws an Error that says in French what is wrong with the file. */
export function readFacility(file: string): ClusterFacility {
  let facility: unknown;
  try {
    facility = JSON.parse(readTextFile(file));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `${visible(file)} : ce fichier n'est pas du JSON entier.` : messageOf(error);
    throw new Error(`${facilityVariable} : ${reason} Sans cette variable, les tests démarrent un cluster à eux.`);
  }
  const { kubectl, nodes, features } = (facility ?? {}) as Partial<ClusterFacility>;
  if (Array.isArray(kubectl) && Array.isArray(nodes) && features) return facility as ClusterFacility;
  throw new Error(
    `${facilityVariable} : ${visible(file)} : ce fichier ne décrit pas un cluster (kubectl, nodes, features). Sans cette variable, les tests démarrent un cluster à eux.`,
  );
}

/** Why this cluster cannot show something: a reason for `seen.unless`, or `null` where it can. */
export function missing({ features, nodes, helm, etcdctl, otherCni }: ClusterFacility) {
  const unless = (there: boolean, reason: string) => (there ? null : reason);
  return {
    policies: unless(features.policies, "rien n'applique les NetworkPolicies sur ce cluster"),
    loadBalancer: unless(features.loadBalancer, "rien ne donne d'adresse aux Services LoadBalancer de ce cluster"),
    metrics: unless(features.metrics, 'metrics-server manque à ce cluster'),
    nfs: features.nfs,
    nodeAccess: unless(
      nodes.every(({ run }) => run !== null),
      "les nœuds de ce cluster ne s'ouvrent pas à nous",
    ),
    twoNodes: unless(nodes.length > 1, 'ce cluster a un seul nœud'),
    helm: unless(helm !== null, 'helm est introuvable'),
    etcd: unless(etcdctl !== null, "l'etcd de ce cluster n'est pas joignable"),
    otherCni: unless(otherCni !== null, 'aucun second cluster, avec un autre CNI'),
  };
}

export type Missing = ReturnType<typeof missing>;
