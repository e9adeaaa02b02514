import type { Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: 'registry.k8s.io/pause:3.10',
  software: 'pause, quelques lignes de Go',
  from: 'testbed/go',
  differs: 'écrit pour ce banc, il fait la même chose : il attend, et recueille les processus orphelins du pod',
  megabytes: 1,
  binaries: ['pause'],
  config: { user: '65535:65535', entrypoint: ['/pause'] },
  fill: async (build) => build.binary('pause', '/pause'),
};
