import { busyboxRoot } from '../busybox-root';
import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: 'rancher/local-path-provisioner:v0.0.30',
  software: projectOf('local-path-provisioner'),
  from: 'module Go, paquet busybox',
  differs: "busybox de la distribution au lieu d'Alpine",
  megabytes: 57,
  binaries: ['local-path-provisioner'],
  config: { command: ['local-path-provisioner'] },
  fill: async (build) => {
    await busyboxRoot(build);
    build.binary('local-path-provisioner', '/usr/bin/local-path-provisioner');
  },
};
