import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCgroup, removeCgroup } from '../../testbed/cgroups';

const asRoot = process.getuid?.() === 0 ? test : test.skip;

/** Every cgroup of that name, in whatever hierarchy: what a user would find with find(1). */
const everywhere = (name: string): string[] => {
  const root = '/sys/fs/cgroup';
  const candidates = [root, ...readdirSync(root).map((each) => join(root, each))];
  return candidates.filter((folder) => entries(folder).includes(name));
};

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return []; // A file.
  }
};

asRoot('removes what a node and its pods have made, from every hierarchy', () => {
  const name = `kube-etapes-cgroups-${process.pid}`;
  makeCgroup(`${name}/node-1`);
  const made = everywhere(name);
  expect(made).not.toEqual([]);
  // What runc makes below, in the hybrid layout's copy of the tree too.
  for (const folder of made) mkdirSync(join(folder, name, 'node-1', 'kubepods'), { recursive: true });
  expect(removeCgroup(name)).toBe(true);
  expect(everywhere(name)).toEqual([]);
});
