import { images } from '../../../course/images';
import { busyboxRoot } from '../busybox-root';
import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: images.traefik.reference,
  software: projectOf('traefik'),
  from: 'module Go, paquet busybox',
  differs:
    "3.6.12 au lieu de 3.7.13, qui ne se construit pas comme module Go sans retouches ; sans tableau de bord, ni DNS d'ACME, ni Amazon ECS ; busybox au lieu d'Alpine",
  megabytes: 106,
  binaries: ['traefik'],
  config: { entrypoint: ['/entrypoint.sh'], command: ['traefik'], ports: [80] },
  fill: async (build) => {
    await busyboxRoot(build);
    build.binary('traefik', '/usr/local/bin/traefik');
    build.files();
  },
};
