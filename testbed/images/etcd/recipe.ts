import { images } from '../../../course/images';
import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: images.etcd.reference,
  software: projectOf('etcd'),
  from: 'modules Go',
  differs: '3.6.16 au lieu de 3.6.5 : la version du plan de contrôle sert aux deux',
  megabytes: 63,
  binaries: ['etcd', 'etcdctl', 'etcdutl'],
  config: { command: ['/usr/local/bin/etcd'], workingDir: '/var/etcd', ports: [2379, 2380] },
  fill: async (build) => {
    for (const name of ['etcd', 'etcdctl', 'etcdutl'] as const) build.binary(name, `/usr/local/bin/${name}`);
    for (const path of ['/var/etcd', '/var/lib/etcd']) build.folder(path);
    build.folder('/tmp', { mode: 0o1777 });
  },
};
