import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StartingCluster } from '../kubernetes/starting-cluster';
import type { ClusterState } from './cluster';
import type { ClusterKind } from './plan';

/** What a user wants to know of a cluster, in lines; `healthy` when every part of it runs. */
export async function describe(folder: string, state: ClusterState): Promise<{ lines: string[]; healthy: boolean }> {
  const what = state.kind.is === 'whole' ? `CNI ${state.kind.cni}` : "le serveur d'API seul";
  const lines = [`Cluster « ${state.name} » : Kubernetes ${state.version}, ${what}`, `  export KUBECONFIG=${state.kubeconfig}`];
  let healthy = true;
  for (const [name, { address, pid }] of Object.entries(state.machines)) {
    const running = programsIn(pid);
    const wanted = programsOf(name, state.kind);
    const absent = wanted.filter((program) => !running.has(program));
    if (absent.length > 0) healthy = false;
    lines.push(
      `  ${name.padEnd(14)} ${address.padEnd(12)} ${absent.length > 0 ? `arrêté : ${absent.join(', ')}` : `${wanted.join(', ') || 'le poste, hors du cluster'}`}`,
    );
  }
  if (state.kind.is === 'api-server') return { lines, healthy };
  const kubectl = new StartingCluster(join(folder, 'bin', 'kubectl'), state.kubeconfig);
  const ready = await kubectl.get(['nodes'], '{range .items[*]}{.metadata.name}={.status.conditions[?(@.type=="Ready")].status} {end}');
  if (ready === undefined) healthy = false;
  lines.push(`  nœuds Ready : ${ready?.trim() ?? "le serveur d'API ne répond pas"}`);
  return { lines, healthy: healthy && !/=(False|Unknown)/.test(ready ?? '') };
}

function programsOf(machine: string, kind: ClusterKind): string[] {
  if (machine === 'laptop') return [];
  const server = ['etcd', 'kube-apiserver'];
  if (kind.is === 'api-server') return server;
  if (machine === 'control-plane') return [...server, 'kube-controller-manager', 'kube-scheduler'];
  return ['containerd', 'kubelet', 'kube-proxy', kind.cni === 'cilium' ? 'cilium-agent' : 'flanneld'];
}

/** Names of the programs whose network namespace is that of this process. */
function programsIn(pid: number): Set<string> {
  const network = networkOf(String(pid));
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && networkOf(name) === network);
  return new Set(pids.map((each) => programOf(each)));
}

function networkOf(pid: string): string | undefined {
  return quietly(() => readlinkSync(`/proc/${pid}/ns/net`));
}

function programOf(pid: string): string {
  return quietly(() => basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '')) ?? '';
}

/** `undefined` for a process that has just ended. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
