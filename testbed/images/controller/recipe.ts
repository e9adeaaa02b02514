import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: 'quay.io/metallb/controller:v0.15.2',
  software: projectOf('metallb-controller'),
  from: 'module Go',
  differs: 'le contrôleur de MetalLB ; rien que le cours voie',
  megabytes: 34,
  binaries: ['metallb-controller'],
  config: { entrypoint: ['/controller'] },
  fill: async (build) => build.binary('metallb-controller', '/controller'),
};
