import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCgroup, removeCgroup } from '../../../testbed/machines/cgroups';

const asRoot = process.getuid?.() === 0 ? test : test.skip;

const root = '/sys/fs/cgroup';

/** The root of every hierarchy of this machine, whatever the testbed knows of it. */
const trees = [root, ...readdirSync(root).map((each) => join(root, each))].filter((folder) => existsSync(join(folder, 'cgroup.procs')));

asRoot('removes what a node and its pods have made, from every hierarchy', () => {
  const name = `kube-etapes-cgroups-${process.pid}`;
  makeCgroup(`${name}/node-1`);
  // What runc makes below.
  for (const tree of trees) mkdirSync(join(tree, name, 'node-1', 'kubepods'), { recursive: true });
  expect(removeCgroup(name)).toBe(true);
  expect(trees.filter((tree) => existsSync(join(tree, name)))).toEqual([]);
});
