import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newest } from '../../course/versions';
import { until } from '../../system/wait';
import { freePort, openApiPort } from '../kubernetes/access';
import { waitForAddons } from '../kubernetes/addons';
import { startApiServer, startControllers } from '../kubernetes/control-plane';
import { makeIdentities } from '../kubernetes/identities';
import { copyImageStore } from '../kubernetes/image-store';
import { joinNodes } from '../kubernetes/nodes';
import { kubeconfig } from '../kubernetes/pki';
import { StartingCluster } from '../kubernetes/starting-cluster';
import { removeCgroup } from '../machines/cgroups';
import { bootMachines } from '../machines/machines';
import { Sandbox } from '../machines/sandbox';
import type { ClusterKind, Plan } from './plan';

/** A running cluster, as every process finds it in its folder. */
export interface ClusterState {
  readonly name: string;
  readonly kind: ClusterKind;
  /** That of Kubernetes. */
  readonly version: string;
  /** Usable from the host. */
  readonly kubeconfig: string;
  readonly machines: Readonly<Record<string, { address: string; pid: number }>>;
  /** Seconds from the first process to each stage. */
  readonly times: Readonly<Record<string, number>>;
}

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
  for (const [program, path] of Object.entries(plan.programs)) symlinkSync(path, join(bin, program));

  const port = await freePort(plan.port);
  const sandbox = await Sandbox.start(folder);
  const [machines] = await Promise.all([bootMachines(sandbox, { nodes: plan.nodes !== undefined }), makeIdentities({ pki, conf })]);
  const { controlPlane } = machines;
  const outside = join(folder, 'kubeconfig');
  writeFileSync(outside, kubeconfig(pki, 'admin', `https://127.0.0.1:${port}`, contextOf(name)), { mode: 0o600 });

  // While the API server starts.
  const stores = plan.nodes && Promise.all(machines.nodes.map((node) => copyImageStore(plan.nodes.imageStore, node)));
  const apiServer = await startApiServer(controlPlane, { bin, pki, conf }, signal);
  openApiPort(sandbox, controlPlane, port);
  stage("le serveur d'API répond");
  await stores;
  if (plan.nodes) {
    const kubectl = new StartingCluster(join(bin, 'kubectl'), outside, signal);
    const files = { bin, pki, conf, volumes: join(folder, 'volumes'), cgroup: cgroupOf(folder) };
    const controllers = [...apiServer, ...startControllers(controlPlane, files)];
    const hopeless = await joinNodes({ plan: plan.nodes, machines, files, kubectl, controllers, signal });
    stage('les deux nœuds sont Ready');
    await waitForAddons(kubectl, hopeless, signal);
    stage('tout est prêt');
  }
  const state: ClusterState = {
    name,
    kind: plan.kind,
    version: plan.kind.is === 'whole' ? newest : plan.kind.version,
    kubeconfig: outside,
    machines: Object.fromEntries(machines.all.map((each) => [each.name, { address: each.address, pid: each.pid }])),
    times,
  };
  writeFileSync(join(folder, 'cluster.json'), `${JSON.stringify(state, undefined, 2)}\n`);
  return state;
}

/** Name of a cluster's context in its kubeconfig. */
function contextOf(name: string): string {
  return name === 'default' ? 'kube-etapes' : `kube-etapes-${name}`;
}

/** Name of the cgroup of a cluster's pods: of its folder, for two users' clusters may have one name. */
export function cgroupOf(folder: string): string {
  return `kube-etapes-${basename(folder)}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
}

/** What runs in a folder, or `undefined`: nothing, or what a failed start left. */
export function findCluster(folder: string): ClusterState | undefined {
  const file = join(folder, 'cluster.json');
  if (!existsSync(file) || Sandbox.find(folder) === undefined) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as ClusterState;
}

/** Ends whatever lives in a cluster's folder and removes it, with its cgroups. Works on a half-started or half-dead cluster too. */
export async function stopCluster(folder: string): Promise<void> {
  await Sandbox.stop(folder);
  const cgroup = cgroupOf(folder);
  await until(() => removeCgroup(cgroup), {
    what: `Les cgroups ${cgroup}`,
    within: 20,
    remedy: 'un processus y vit encore : voyez cgroup.procs sous /sys/fs/cgroup.',
  });
  rmSync(folder, { recursive: true, force: true });
}
