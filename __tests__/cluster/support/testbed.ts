import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetId } from '../../../course/target';
import { binaries } from '../../../testbed/binaries';
import { cacheFolder } from '../../../testbed/cache';
import { type ClusterState, findCluster } from '../../../testbed/cluster';
import { etcdEndpoint } from '../../../testbed/control-plane';
import { bringDown, bringUp, clusterFolder } from '../../../testbed/lifecycle';
import { enter } from '../../../testbed/machine';
import { type ApiServerVersion, apiServerVersions, type Options } from '../../../testbed/prepare';
import type { ClusterFacility, Facility } from './facility';

/** What the runner asks of the project's own cluster. */
export interface TestbedOptions {
  readonly target: TargetId;
  /** The steps to be seen: some need a second cluster. */
  readonly steps: readonly string[];
  /** Whether API servers of other versions are wanted too. */
  readonly versions: boolean;
  /** Clusters stay, and are found again by the next run. */
  readonly keep: boolean;
  /** A folder that holds binaries. @default the cache, or a build */
  readonly binaries?: string | undefined;
}

/** A cluster that was started for this run, and what stops it. */
export interface StartedFacility {
  readonly facility: ClusterFacility & Pick<Facility, 'apiServers'>;
  stop(): Promise<void>;
}

/** The step that compares two CNIs. */
const comparesCnis = '03-services/cni';

/** Starts the project's own clusters, as many as these steps need. What was started is stopped again when one of them fails. */
export async function startFacility({ target, steps, versions, keep, binaries: folder }: TestbedOptions): Promise<StartedFacility> {
  const cache = cacheFolder();
  const names: string[] = [];
  const start = (name: string, options: Pick<Options, 'cni' | 'apiServer'>): Promise<ClusterState> => {
    names.push(name);
    const known = findCluster(clusterFolder({ cache, name }));
    return known
      ? Promise.resolve(known)
      : bringUp({ name, cache, port: 0, binaries: folder, ...options }, (line) => console.log(`${name} : ${line}`));
  };
  const stop = async () => {
    if (keep) console.log(`Gardés : les clusters ${names.join(', ')}. Pour en arrêter un : npm run testbed down -- --name NOM`);
    else for (const name of names) await bringDown({ cache, name });
  };
  try {
    const apiServers: Record<string, string> = {};
    if (versions) {
      for (const version of apiServerVersions)
        apiServers[version] = (await start(apiServerName(version), { cni: 'cilium', apiServer: version })).kubeconfig;
    }
    if (steps.length === 0) {
      const { kubectl } = await binaries(['kubectl'], { cache, report: console.log, ...(folder && { folder }) });
      return { facility: { ...bare(target, kubectl), apiServers }, stop };
    }
    const cluster = facilityOf(await start('test', { cni: 'cilium' }), target);
    const other = steps.includes(comparesCnis)
      ? { ...facilityOf(await start('test-flannel', { cni: 'flannel' }), target), cni: 'flannel' }
      : null;
    return { facility: { ...cluster, other, apiServers }, stop };
  } catch (error) {
    for (const name of names) await bringDown({ cache, name });
    throw error;
  }
}

const apiServerName = (version: ApiServerVersion): string => `test-${version.replaceAll('.', '-')}`;

/** What the tests may know and do of a cluster of ours. */
function facilityOf(state: ClusterState, target: TargetId): ClusterFacility {
  const bin = join(clusterFolder({ cache: cacheFolder(), name: state.name }), 'bin');
  const machines = Object.entries(state.machines).map(([name, { address, pid }]) => ({ name, address, run: enter(pid, []) }));
  const machine = (name: string) => machines.find((each) => each.name === name)?.run ?? [];
  return {
    ...bare(target, join(bin, 'kubectl')),
    kubeconfig: state.kubeconfig,
    helm: join(bin, 'helm'),
    outside: machine('laptop'),
    nodes: machines.filter(({ name }) => name.startsWith('node-')),
    etcdctl: [...machine('control-plane'), join(bin, 'etcdctl'), `--endpoints=${etcdEndpoint}`],
    features: { policies: state.cni === 'cilium', loadBalancer: true, metrics: true, nfs: nfsRefusal() },
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
    other: null,
  };
}

/** Why a pod cannot mount NFS on this machine: its kernel must know how (proc_filesystems(5)). */
function nfsRefusal(): string | null {
  const known = /^(nodev)?\s*nfs4?$/m.test(readFileSync('/proc/filesystems', 'utf8'));
  return known ? null : "le noyau de cette machine n'a pas de client NFS (/proc/filesystems)";
}
