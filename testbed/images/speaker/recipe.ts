import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: 'quay.io/metallb/speaker:v0.15.2',
  software: projectOf('metallb-speaker'),
  from: 'module Go',
  differs: 'les annonces de MetalLB ; rien que le cours voie',
  megabytes: 54,
  binaries: ['metallb-speaker'],
  config: { entrypoint: ['/speaker'] },
  fill: async (build) => build.binary('metallb-speaker', '/speaker'),
};
