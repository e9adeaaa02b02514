import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = '/sys/fs/cgroup';

/** The hierarchies in which a kubelet keeps its pods: one for each controller under cgroup v1, a single one under v2 (cgroups(7)). */
function hierarchies(): string[] {
  if (existsSync(join(root, 'cgroup.controllers'))) return [root];
  return [
    'cpu',
    'cpuacct',
    'cpuset',
    'memory',
    'devices',
    'freezer',
    'blkio',
    'pids',
    'systemd',
    'hugetlb',
    'net_cls',
    'net_prio',
    'perf_event',
    // Beside v1, systemd's and runc's own copy of the tree (the hybrid layout).
    'unified',
  ]
    .map((controller) => join(root, controller))
    .filter((folder) => existsSync(join(folder, 'cgroup.procs')));
}

/** Makes the cgroup below which a node keeps its pods, usable by a kubelet (its `cgroupRoot`). */
export function makeCgroup(path: string): void {
  for (const hierarchy of hierarchies()) {
    let parent = hierarchy;
    for (const name of path.split('/')) {
      const folder = join(parent, name);
      mkdirSync(folder, { recursive: true });
      for (const file of ['cpuset.cpus', 'cpuset.mems']) {
        // Under v1 a new cpuset is empty, and nothing could run in it.
        if (hierarchy.endsWith('/cpuset')) writeFileSync(join(folder, file), readFileSync(join(parent, file)));
      }
      if (hierarchy === root) delegate(parent);
      parent = folder;
    }
    if (hierarchy === root) delegate(parent);
  }
}

/** Lets children use every controller that this cgroup has (cgroup v2). */
function delegate(folder: string): void {
  const controllers = readFileSync(join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ').filter(Boolean);
  writeFileSync(join(folder, 'cgroup.subtree_control'), controllers.map((name) => `+${name}`).join(' '));
}

/** Removes a cgroup and those below it; their processes have ended. A cgroup that is still busy is left, and `false` is the answer. */
export function removeCgroup(path: string): boolean {
  return hierarchies()
    .map((hierarchy) => join(hierarchy, path))
    .filter((folder) => existsSync(folder))
    .map((folder) => {
      removeBelow(folder);
      return !existsSync(folder);
    })
    .every(Boolean);
}

function removeBelow(folder: string): void {
  for (const name of readdirSync(folder)) {
    const child = join(folder, name);
    if (statSync(child).isDirectory()) removeBelow(child);
  }
  try {
    rmdirSync(folder);
  } catch {
    // The kernel frees a cgroup a moment after its last process: the caller looks again.
  }
}
