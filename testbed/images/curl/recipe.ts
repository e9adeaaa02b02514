import { images } from '../../../course/images';
import { busyboxRoot } from '../busybox-root';
import { wantVersion } from '../debian-root';
import { byDistribution, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: images.curl.reference,
  software: `curl ${byDistribution('7.88', '8.14', '7.81', '8.5')}`,
  from: 'paquets curl et busybox',
  differs: "busybox de la distribution au lieu d'Alpine ; `--rate` manque à curl 7.81",
  megabytes: 24,
  config: { user: 'curl_user', entrypoint: ['/entrypoint.sh'], command: ['curl'], workingDir: '/home/curl_user' },
  fill: async (build) => {
    const versions = await busyboxRoot(build, ['curl']);
    await build.prove('curl --version', 'nslookup --help', 'wget --help');
    wantVersion(build, versions, 'curl', '7.84', 'sans --rate, les étapes deployment et restart ne comptent rien.');
    build.account({ name: 'curl_user', uid: 100, gid: 101, home: '/home/curl_user', shell: '/bin/sh' });
    build.folder('/home/curl_user', { uid: 100, gid: 101 });
    build.files();
  },
};
