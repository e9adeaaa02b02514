import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Kubectl } from '../kubernetes/kubectl';
import { version as nodeVersion } from '../versions';
import type { ClusterState } from './cluster';

/** What a user wants to know of a cluster, in lines; `healthy` when every part of it runs. */
export async function describe(folder: string, state: ClusterState): Promise<{ lines: string[]; healthy: boolean }> {
  const lines = [`Cluster « ${state.name} » : Kubernetes ${state.version}, CNI ${state.cni}`, `  export KUBECONFIG=${state.kubeconfig}`];
  let healthy = true;
  for (const [name, { address, pid }] of Object.entries(state.machines)) {
    const running = programsIn(pid);
    const wanted = programsOf(name, state);
    const absent = wanted.filter((program) => !running.has(program));
    if (absent.length > 0) healthy = false;
    lines.push(
      `  ${name.padEnd(14)} ${address.padEnd(12)} ${absent.length > 0 ? `arrêté : ${absent.join(', ')}` : `${wanted.join(', ') || 'le poste, hors du cluster'}`}`,
    );
  }
  if (state.cni === 'none') return { lines, healthy };
  const kubectl = new Kubectl(join(folder, 'bin', 'kubectl'), state.kubeconfig);
  const ready = await kubectl.get(['nodes'], '{range .items[*]}{.metadata.name}={.status.conditions[?(@.type=="Ready")].status} {end}');
  if (ready === undefined) healthy = false;
  lines.push(`  nœuds Ready : ${ready?.trim() ?? "le serveur d'API ne répond pas"}`);
  return { lines, healthy: healthy && !/=(False|Unknown)/.test(ready ?? '') };
}

function programsOf(machine: string, { cni, version }: ClusterState): string[] {
  if (machine === 'laptop') return [];
  if (cni === 'none') return ['etcd', version === nodeVersion ? 'kube-apiserver' : `kube-apiserver-${version}`];
  if (machine === 'control-plane') return ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
  return ['containerd', 'kubelet', 'kube-proxy', cni === 'cilium' ? 'cilium-agent' : 'flanneld'];
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
