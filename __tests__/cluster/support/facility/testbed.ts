import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetId } from '../../../../course/targets';
import { versions as allVersions, type Version } from '../../../../course/versions';
import { type ClusterState, findCluster } from '../../../../testbed/cluster/cluster';
import { bringDown, bringUp, clusterFolder } from '../../../../testbed/cluster/lifecycle';
import type { ClusterKind } from '../../../../testbed/cluster/plan';
import { provision } from '../../../../testbed/cluster/provision';
import { binaries } from '../../../../testbed/go/binaries';
import { cacheFolder } from '../../../../testbed/host/cache';
import { etcdEndpoint } from '../../../../testbed/kubernetes/control-plane';
import { enter } from '../../../../testbed/machines/machine';
import type { ClusterFacility } from './facility';

/** What the runner asks of the project's own cluster. */
export interface TestbedOptions {
  readonly target: TargetId;
  /** Whether there are steps to be seen: API servers of other versions need none of the cluster's nodes. */
  readonly nodes: boolean;
  /** Whether one of them is compared on a second cluster. */
  readonly otherCni: boolean;
  /** Whether API servers of other versions are wanted too. */
  readonly versions: boolean;
  /** Clusters stay, and are found again by the next run. */
  readonly keep: boolean;
  /** A folder that holds binaries. @default the cache, or a build */
  readonly binaries?: string | undefined;
}

/** A cluster that was started, and what stops it. */
export interface StartedFacility {
  readonly facility: ClusterFacility;
  /** Whether `stop` takes the whole cluster away, with all that is in it. */
  readonly temporary: boolean;
  stop(): Promise<void>;
}

const cache = cacheFolder();

/**
 * Starts the project's own cluster, and has everything ready that tests start beside it: nothing is built while a step is timed.
 * API servers of other versions and the second cluster live only as long as their test, for an idle cluster is not free.
 */
export async function startFacility(
  { target, nodes, otherCni, versions, keep, binaries: folder }: TestbedOptions,
  signal: AbortSignal,
): Promise<StartedFacility> {
  const own = { cache, port: 0, binaries: folder };
  const report = (line: string) => console.log(line);
  const sources = { cache, report, signal, folder };
  const known = findCluster(clusterFolder({ cache, name: 'test' }));
  const kinds: ClusterKind[] = [];
  if (nodes && known === undefined) kinds.push({ is: 'whole', cni: 'cilium' });
  if (otherCni) kinds.push({ is: 'whole', cni: 'flannel' });
  if (versions) kinds.push(...allVersions.map((version) => ({ is: 'api-server', version }) as const));
  await provision(kinds, sources);
  if (!nodes) {
    const { kubectl } = await binaries(['kubectl'], sources);
    return { facility: bare(target, kubectl), temporary: true, stop: async () => undefined };
  }
  const state = known ?? (await bringUp({ name: 'test', kind: { is: 'whole', cni: 'cilium' }, ...own }, report));
  const stop = async () => {
    if (keep) console.log("Gardé : le cluster « test ». Pour l'arrêter : npm run testbed down -- --name test");
    else await bringDown({ cache, name: 'test' });
    // Those of tests that were interrupted.
    for (const name of besides) await bringDown({ cache, name });
  };
  return { facility: facilityOf(state, target), temporary: !keep, stop };
}

const otherName = 'test-flannel';
const apiServerName = (version: Version): string => `test-${version.replaceAll('.', '-')}`;
const besides = [otherName, ...allVersions.map(apiServerName)];

/** Starts a second cluster, with another CNI, for a test. */
export async function startCluster(cni: 'flannel', target: TargetId, folder: string | undefined): Promise<StartedFacility> {
  const name = otherName;
  const state = await bringUp({ name, kind: { is: 'whole', cni }, cache, port: 0, binaries: folder }, () => undefined);
  return { facility: facilityOf(state, target), temporary: true, stop: async () => void (await bringDown({ cache, name })) };
}

/** Starts an API server of a version alone, for a test: it judges every object and runs none. */
export async function startApiServer(version: Version, folder: string | undefined): Promise<{ kubeconfig: string; stop(): Promise<void> }> {
  const name = apiServerName(version);
  const { kubeconfig } = await bringUp({ name, kind: { is: 'api-server', version }, cache, port: 0, binaries: folder }, () => undefined);
  return { kubeconfig, stop: async () => void (await bringDown({ cache, name })) };
}

/** What the tests may know and do of a cluster of ours. */
function facilityOf(state: ClusterState, target: TargetId): ClusterFacility {
  const own = clusterFolder({ cache, name: state.name });
  const bin = join(own, 'bin');
  const machines = Object.entries(state.machines).map(([name, { address, pid }]) => ({ name, address, run: enter(pid, []) }));
  const machine = (name: string) => machines.find((each) => each.name === name)?.run ?? [];
  return {
    ...bare(target, join(bin, 'kubectl')),
    kubeconfig: state.kubeconfig,
    learnerKubeconfig: join(own, 'conf', 'admin.conf'),
    helm: join(bin, 'helm'),
    outside: machine('laptop'),
    nodes: machines.filter(({ name }) => name.startsWith('node-')),
    etcdctl: [...machine('control-plane'), join(bin, 'etcdctl'), `--endpoints=${etcdEndpoint}`],
    otherCni: 'flannel',
    features: { policies: state.kind.is === 'whole' && state.kind.cni === 'cilium', loadBalancer: true, metrics: true, nfs: nfsRefusal() },
  };
}

/** A facility without a cluster: what API servers alone need. */
function bare(target: TargetId, kubectl: string): ClusterFacility {
  const features = { policies: false, loadBalancer: false, metrics: false, nfs: nfsRefusal() };
  return {
    kubeconfig: null,
    kubectl: [kubectl],
    helm: null,
    target,
    outside: [],
    here: [],
    nodes: [],
    etcdctl: null,
    features,
    otherCni: null,
  };
}

/** Why a pod cannot mount NFS on this machine: its kernel must know how (proc_filesystems(5)). */
function nfsRefusal(): string | null {
  const known = /^(nodev)?\s*nfs4?$/m.test(readFileSync('/proc/filesystems', 'utf8'));
  return known ? null : "le noyau de cette machine n'a pas de client NFS (/proc/filesystems)";
}
