import { images } from '../../../course/images';
import { busyboxRoot } from '../busybox-root';
import { projectOf, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: images.podinfo.reference,
  software: projectOf('podinfo'),
  from: 'module Go, paquets curl et busybox',
  differs: "6.9.2 au lieu de 6.14.1, que podinfo ne publie pas comme module Go ; busybox au lieu d'Alpine",
  megabytes: 66,
  binaries: ['podinfo', 'podcli', 'podinfo-ui'],
  config: { user: 'app', command: ['./podinfo'], workingDir: '/home/app' },
  fill: async (build) => {
    await busyboxRoot(build, ['curl']);
    await build.prove('curl --version');
    build.account({ name: 'app', uid: 100, gid: 101, home: '/home/app' });
    build.binary('podinfo', '/home/app/podinfo');
    build.binary('podcli', '/usr/local/bin/podcli');
    // The page that it shows to a browser.
    build.binary('podinfo-ui', '/home/app/ui');
    await build.give('/home/app', 100, 101);
  },
};
