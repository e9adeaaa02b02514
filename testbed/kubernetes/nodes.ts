import { until } from '../../system/wait';
import type { Plan } from '../cluster/plan';
import type { Daemon, Machine } from '../machines/machine';
import type { Machines } from '../machines/machines';
import { applyAddons } from './addons';
import { startCilium } from './cni/cilium';
import { startFlannel } from './cni/flannel';
import type { Kubectl } from './kubectl';
import { installCniPlugins, startNode } from './node';

interface Files {
  readonly bin: string;
  readonly pki: string;
  readonly conf: string;
  /** Folder that the nodes share: the storage provisioner's. */
  readonly volumes: string;
  /** Above the cgroups of all nodes. */
  readonly cgroup: string;
}

/**
 * Starts the nodes of a cluster, gives each its pods' network, and waits until they are Ready. The addons are applied meanwhile.
 * Gives what says whether a program of the cluster has ended since, `controllers` included.
 */
export async function joinNodes(
  plan: Plan,
  { controlPlane, nodes }: Machines,
  files: Files,
  kubectl: Kubectl,
  controllers: readonly Daemon[],
  signal?: AbortSignal,
): Promise<() => string | undefined> {
  const daemons = [...controllers];
  const hopeless = () => daemons.map((each) => each.hopeless()).find(Boolean);
  const crds = kubectl.apply(plan.crds, ['--server-side']);
  const kubelets = await Promise.all(
    nodes.map(async (node) => {
      await installCniPlugins(node, plan.cniPlugins);
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
      daemons.push(await startCni(plan, node, files, signal));
    }),
  ]);
  await kubectl.wait(['node', '--all'], 'Ready', { what: 'Les nœuds', within: 90, remedy: words, hopeless });
  return hopeless;
}

function startCni(plan: Plan, node: Machine, { bin, conf }: Files, signal?: AbortSignal): Promise<Daemon> {
  return plan.cni === 'cilium' ? startCilium(node, { bin, conf, bpf: plan.bpf }, signal) : startFlannel(node, { bin, conf }, signal);
}
