import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: 'registry.k8s.io/coredns/coredns:v1.14.7',
  software: projectOf('coredns'),
  from: 'module Go',
  differs: "le programme n'a pas de droit à lui d'ouvrir le port 53 : le pod le lui donne (sysctl)",
  megabytes: 63,
  binaries: ['coredns'],
  config: { user: 'nonroot:nonroot', entrypoint: ['/coredns'], ports: [53] },
  fill: async (build) => {
    build.binary('coredns', '/coredns');
    build.account({ name: 'nonroot', uid: 65532, gid: 65532, home: '/home/nonroot' });
    build.folder('/tmp', { mode: 0o1777 });
  },
};
