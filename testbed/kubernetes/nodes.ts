import { until } from '../../system/wait';
import type { Daemon } from '../machines/machine';
import type { Machines } from '../machines/machines';
import { applyAddons } from './addons';
import { type CniPlan, startCni } from './cni/cni';
import { installCniPlugins, startNode } from './node';
import type { StartingCluster } from './starting-cluster';

/** What nodes are made of. */
export interface NodesPlan {
  readonly cni: CniPlan;
  /** Files of the CustomResourceDefinitions that the CNI and MetalLB need first. */
  readonly crds: readonly string[];
  readonly pauseImage: string;
  /** containerd's folder with every image. */
  readonly imageStore: string;
}

interface Files {
  readonly bin: string;
  readonly pki: string;
  readonly conf: string;
  /** Folder that the nodes share: the storage provisioner's. */
  readonly volumes: string;
  /** Above the cgroups of all nodes. */
  readonly cgroup: string;
}

interface Joining {
  readonly plan: NodesPlan;
  readonly machines: Machines;
  readonly files: Files;
  readonly kubectl: StartingCluster;
  /** The control plane's programs. */
  readonly controllers: readonly Daemon[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts the nodes of a cluster, gives each its pods' network, and waits until they are Ready. The addons are applied meanwhile.
 * Gives what says why the cluster can no longer become ready: a program of it has ended, one of `controllers` maybe.
 */
export async function joinNodes({ plan, machines, files, kubectl, controllers, signal }: Joining): Promise<() => string | undefined> {
  const { controlPlane, nodes } = machines;
  const daemons = [...controllers];
  const hopeless = () => daemons.map((each) => each.hopeless()).find(Boolean);
  const crds = kubectl.apply(plan.crds, ['--server-side']);
  const kubelets = await Promise.all(
    nodes.map(async (node) => {
      await installCniPlugins(node, plan.cni.plugins);
      await node.mustRun([`mkdir -p '${files.volumes}' /opt/volumes`, `mount --bind '${files.volumes}' /opt/volumes`]);
      const started = await startNode(node, { ...files, cgroup: `${files.cgroup}/${node.name}`, pauseImage: plan.pauseImage }, signal);
      daemons.push(...started.all);
      return started.kubelet;
    }),
  );
  const words = () => kubelets.map((kubelet) => kubelet.lastWords()).join('\n');
  await crds;
  await Promise.all([
    applyAddons(kubectl),
    ...nodes.map(async (node) => {
      const podCidr = await until(() => kubectl.get(['node', node.name], '{.spec.podCIDR}'), {
        what: `L'enregistrement de ${node.name}`,
        within: 60,
        remedy: words,
        hopeless,
        signal,
      });
      await controlPlane.mustRun([`ip route add ${podCidr} via ${node.address}`]);
      daemons.push(await startCni(plan.cni, node, files, signal));
    }),
  ]);
  await kubectl.wait(['node', '--all'], 'Ready', { what: 'Les nœuds', within: 90, remedy: words, hopeless });
  return hopeless;
}
