import { Problem } from '../../system/problems';
import { run } from '../../system/process';
import type { Machine } from './machine';

/** The addresses of every test cluster. They live in network namespaces of their own, so two clusters may use the same ones. */
export const network = {
  pods: '10.244.0.0/16',
  services: '10.96.0.0/16',
  kubernetes: '10.96.0.1',
  dns: '10.96.0.10',
} as const;

/** Plugs machines into a switch: a bridge in the switch's namespace, a veth pair for each machine, whose end is its `eth0`. */
export async function plug(hub: Machine, machines: readonly Machine[]): Promise<void> {
  const cables = machines.map(
    ({ name, pid }) => `link add name ${name} type veth peer name eth0 netns ${pid}\nlink set ${name} master br0 up`,
  );
  await ip(hub, ['link add name br0 type bridge', ...cables, 'link set br0 up']);
  await Promise.all(
    machines.map(async (machine) => {
      await ip(machine, [`address add ${machine.address}/24 dev eth0`, 'link set eth0 up', 'route add default dev eth0']);
      await machine.mustRun(['sysctl -qw net.ipv4.ip_forward=1']);
    }),
  );
}

/** In the machine's network, but with the host's PIDs: a veth's peer is given to a namespace by a PID of the caller's. */
async function ip(machine: Machine, lines: readonly string[]): Promise<void> {
  const batch = ['nsenter', '--target', String(machine.pid), '--net', '--', 'ip', '-batch', '-'];
  const { code, stderr } = await run(batch, { input: `${lines.join('\n')}\n` });
  if (code !== 0)
    throw new Problem(`Réseau de ${machine.name} : ${stderr.trim()}. Ce noyau permet-il veth et bridge (modprobe veth bridge) ?`);
}
