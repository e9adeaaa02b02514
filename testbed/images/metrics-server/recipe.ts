import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: 'registry.k8s.io/metrics-server/metrics-server:v0.9.0',
  software: projectOf('metrics-server'),
  from: 'module Go',
  differs: 'rien que le cours voie',
  megabytes: 71,
  binaries: ['metrics-server'],
  config: { user: '65534', entrypoint: ['/metrics-server'] },
  fill: async (build) => {
    build.binary('metrics-server', '/metrics-server');
    build.folder('/tmp', { mode: 0o1777 });
  },
};
