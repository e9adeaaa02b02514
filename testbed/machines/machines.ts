import { Machine } from './machine';
import { plug } from './network';
import type { Sandbox } from './sandbox';

/** The machines of a whole cluster, and their addresses. `laptop` is where learners sit: on the network, outside the cluster. */
export const addresses = { 'control-plane': '10.99.0.10', 'node-1': '10.99.0.1', 'node-2': '10.99.0.2', laptop: '10.99.0.254' } as const;

export const nodeNames = ['node-1', 'node-2'] as const;

/** The machines that were booted, plugged into one switch. An API server alone has no nodes. */
export interface Machines {
  readonly controlPlane: Machine;
  readonly nodes: readonly Machine[];
  readonly all: readonly Machine[];
}

/** Boots the control plane, and where `nodes` says so the nodes and the laptop. */
export async function bootMachines(sandbox: Sandbox, { nodes }: { nodes: boolean }): Promise<Machines> {
  const boot = (name: keyof typeof addresses) => Machine.boot(sandbox, name, addresses[name]);
  const [hub, controlPlane, ...others] = await Promise.all([
    Machine.boot(sandbox, 'switch', ''),
    boot('control-plane'),
    ...(nodes ? [...nodeNames, 'laptop' as const] : []).map(boot),
  ]);
  const all = [controlPlane, ...others];
  await plug(hub, all);
  return { controlPlane, nodes: others.filter(({ name }) => name !== 'laptop'), all };
}
