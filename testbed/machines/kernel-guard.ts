import type { Machine } from './machine';

/** What kubelet wants of the kernel (its `setupKernelTunables`), and would write for the whole host. */
const tunables: Readonly<Record<string, number>> = {
  'vm/overcommit_memory': 1,
  'vm/panic_on_oom': 0,
  'kernel/panic': 10,
  'kernel/panic_on_oops': 1,
  'kernel/keys/root_maxkeys': 1_000_000,
  'kernel/keys/root_maxbytes': 25_000_000,
};

/**
 * Keeps the host's kernel settings out of a node's reach: kubelet reads the values it wants from files of ours, and all else of
 * `/proc/sys` but the network's, which is the namespace's own, is read-only.
 */
export function guardKernel(machine: Machine): Promise<string> {
  return machine.mustRun([
    ...['kernel', 'vm', 'fs'].map((name) => `mount --bind /proc/sys/${name} /proc/sys/${name}; mount -o remount,bind,ro /proc/sys/${name}`),
    'mkdir -p /run/kernel',
    ...Object.entries(tunables).flatMap(([name, value]) => {
      const file = `/run/kernel/${name.replaceAll('/', '.')}`;
      return [`echo ${value} > ${file}`, `[ ! -e /proc/sys/${name} ] || mount --bind ${file} /proc/sys/${name}`];
    }),
  ]);
}
