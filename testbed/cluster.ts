import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, openApiPort } from './access';
import { applyAddons, waitForAddons } from './addons';
import { removeCgroup } from './cgroups';
import { startCilium } from './cni/cilium';
import { startFlannel } from './cni/flannel';
import { startApiServer, startControllers } from './control-plane';
import { copyImageStore } from './image-store';
import { Kubectl } from './kubectl';
import { Machine } from './machine';
import { network, plug } from './network';
import { installCniPlugins, startNode } from './node';
import { kubeconfig, makePki } from './pki';
import type { Plan } from './plan';
import { Sandbox } from './sandbox';
import { until } from './wait';

/** The machines of a whole cluster, and their addresses. `laptop` is where learners sit: on the network, outside the cluster. */
const addresses = { 'control-plane': '10.99.0.10', 'node-1': '10.99.0.1', 'node-2': '10.99.0.2', laptop: '10.99.0.254' } as const;
export type MachineName = keyof typeof addresses;
const nodeNames = ['node-1', 'node-2'] as const;

/** A running cluster, as any process finds it in its folder. */
export interface ClusterState {
  readonly name: string;
  readonly cni: 'cilium' | 'flannel' | 'none';
  readonly version: string;
  /** Usable from the host. */
  readonly kubeconfig: string;
  readonly machines: Readonly<Record<string, { address: string; pid: number }>>;
  /** Seconds from the first process to each stage. */
  readonly times: Readonly<Record<string, number>>;
}

/** Names of the users that get a certificate, with their group; the kubelets and servers aside. */
const users: Readonly<Record<string, string>> = {
  admin: '/O=system:masters/CN=kubernetes-admin',
  'apiserver-kubelet': '/O=system:masters/CN=kube-apiserver-kubelet-client',
  'kube-controller-manager': '/CN=system:kube-controller-manager',
  'kube-scheduler': '/CN=system:kube-scheduler',
  'kube-proxy': '/CN=system:kube-proxy',
  cilium: '/O=system:masters/CN=cilium',
  flannel: '/O=system:masters/CN=flannel',
};

/** Brings a planned cluster up in its folder, which holds nothing; on any failure the caller takes it down. */
export async function startCluster(plan: Plan, report: (line: string) => void, signal?: AbortSignal): Promise<ClusterState> {
  const { folder, name } = plan;
  const began = Date.now();
  const times: Record<string, number> = {};
  const stage = (what: string) => {
    times[what] = Math.round((Date.now() - began) / 100) / 10;
    report(`${what} (${times[what]} s)`);
  };
  const [pki, conf, bin] = ['pki', 'conf', 'bin'].map((each) => join(folder, each)) as [string, string, string];
  for (const each of [conf, bin]) mkdirSync(each, { recursive: true, mode: 0o700 });
  for (const [binary, path] of Object.entries(plan.binaries)) symlinkSync(path, join(bin, binary));

  const port = await freePort(plan.port);
  const sandbox = await Sandbox.start(folder);
  const names = (plan.cni === 'none' ? ['control-plane'] : Object.keys(addresses)) as MachineName[];
  const [hub, machines] = await Promise.all([
    Machine.boot(sandbox, 'switch', ''),
    Promise.all(names.map(async (each) => [each, await Machine.boot(sandbox, each, addresses[each])] as const)).then((all) =>
      Object.fromEntries(all),
    ),
    makePki(pki, certificates()),
  ]);
  const all = Object.values(machines) as Machine[];
  await plug(hub, all);
  const controlPlane = machines['control-plane'] as Machine;
  const nodes = nodeNames.filter((each) => each in machines).map((each) => machines[each] as Machine);

  const server = `https://${controlPlane.address}:6443`;
  const clients = [...Object.keys(users), ...nodeNames.map((each) => `kubelet-${each}`)];
  for (const user of clients) writeFileSync(join(conf, `${user}.conf`), kubeconfig(pki, user, server, 'kube-etapes'), { mode: 0o600 });
  const outside = join(folder, 'kubeconfig');
  writeFileSync(outside, kubeconfig(pki, 'admin', `https://127.0.0.1:${port}`, contextOf(name)), { mode: 0o600 });

  const state = (): ClusterState => ({
    name,
    cni: plan.cni,
    version: plan.version,
    kubeconfig: outside,
    machines: Object.fromEntries(all.map((each) => [each.name, { address: each.address, pid: each.pid }])),
    times,
  });

  const stores = nodes.map((node) => plan.imageStore !== undefined && copyImageStore(plan.imageStore, node));
  const daemons = await startApiServer(controlPlane, { bin, pki, conf }, plan.apiServer, signal);
  await openApiPort(sandbox, controlPlane, port);
  stage("le serveur d'API répond");
  await Promise.all(stores);
  if (plan.cni !== 'none') {
    const kubectl = new Kubectl(join(bin, 'kubectl'), outside, signal);
    daemons.push(...startControllers(controlPlane, { bin, pki, conf }));
    const volumes = join(folder, 'volumes');
    const crds = kubectl.apply(plan.crds, ['--server-side']);
    const started = await Promise.all(
      nodes.map(async (node) => {
        await installCniPlugins(node, plan.cniPlugins);
        await node.mustRun([`mkdir -p '${volumes}' /opt/volumes`, `mount --bind '${volumes}' /opt/volumes`]);
        return startNode(node, { bin, pki, conf, cgroup: `${cgroupOf(name)}/${node.name}`, pauseImage: plan.pauseImage }, signal);
      }),
    );
    daemons.push(...started.flat());
    await crds;
    const hopeless = () => daemons.map((each) => each.hopeless()).find(Boolean);
    const addons = applyAddons(kubectl);
    await Promise.all([
      addons,
      ...nodes.map(async (node) => {
        const podCidr = await until(() => kubectl.get(['node', node.name], '{.spec.podCIDR}'), {
          what: `L'enregistrement de ${node.name}`,
          within: 60,
          remedy: `lisez ${node.folder}/logs/kubelet.log.`,
          hopeless,
          signal,
        });
        await controlPlane.mustRun([`ip route add ${podCidr} via ${node.address}`]);
        daemons.push(
          plan.cni === 'cilium'
            ? await startCilium(node, { bin, conf, bpf: plan.bpf }, signal)
            : await startFlannel(node, { bin, conf }, signal),
        );
      }),
    ]);
    await kubectl.wait(['node', '--all'], 'Ready', { what: 'Les nœuds', within: 90, remedy: `lisez ${folder}/node-*/logs/.`, hopeless });
    stage('les deux nœuds sont Ready');
    await waitForAddons(kubectl, hopeless, signal);
    stage('tout est prêt');
  }
  const final = state();
  writeFileSync(join(folder, 'cluster.json'), `${JSON.stringify(final, undefined, 2)}\n`);
  return final;
}

function certificates() {
  const kubelets = nodeNames.flatMap((node) => [
    { name: `kubelet-${node}`, subject: `/O=system:nodes/CN=system:node:${node}`, authority: 'ca' as const },
    { name: node, subject: `/O=system:nodes/CN=system:node:${node}`, authority: 'ca' as const, hosts: [node, addresses[node]] },
  ]);
  const inside = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
  const hosts = [...inside, 'localhost', '127.0.0.1', addresses['control-plane'], network.kubernetes];
  return [
    ...Object.entries(users).map(([name, subject]) => ({ name, subject, authority: 'ca' as const })),
    ...kubelets,
    { name: 'apiserver', subject: '/CN=kube-apiserver', authority: 'ca' as const, hosts },
    { name: 'front-proxy-client', subject: '/CN=front-proxy-client', authority: 'front-proxy-ca' as const },
  ];
}

/** Name of the kubeconfig's context. */
export function contextOf(name: string): string {
  return name === 'default' ? 'kube-etapes' : `kube-etapes-${name}`;
}

function cgroupOf(name: string): string {
  return contextOf(name);
}

/** What runs in a folder, or `undefined`: nothing, or what a failed start left. */
export function findCluster(folder: string): ClusterState | undefined {
  const file = join(folder, 'cluster.json');
  if (!existsSync(file) || Sandbox.find(folder) === undefined) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as ClusterState;
}

/** Ends whatever lives in a cluster's folder and removes it, with its cgroups. Works on a half-started or half-dead cluster too. */
export async function stopCluster(folder: string, name: string): Promise<void> {
  await Sandbox.stop(folder);
  await until(() => removeCgroup(cgroupOf(name)), {
    what: `Les cgroups ${cgroupOf(name)}`,
    within: 20,
    remedy: 'un processus y vit encore : voyez cgroup.procs sous /sys/fs/cgroup.',
  });
  rmSync(folder, { recursive: true, force: true });
}
