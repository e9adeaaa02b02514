import { rmSync } from 'node:fs';
import { images } from '../../../course/images';
import { debianRoot, wantVersion } from '../debian-root';
import { byDistribution, type Recipe } from '../recipe';

const redisUser = { name: 'redis', uid: 999, gid: 999, home: '/data' };

export const recipe: Recipe = {
  reference: images.redis.reference,
  software: `Redis ${byDistribution('7.0', '8.0', '6.0', '7.0')}`,
  from: 'paquets redis-server et redis-tools',
  differs: "sans les modules (recherche, JSON…) ; point d'entrée écrit pour ce banc ; LMOVE manque à Redis 6.0",
  megabytes: 45,
  config: {
    entrypoint: ['docker-entrypoint.sh'],
    command: ['redis-server'],
    workingDir: '/data',
    volumes: ['/data'],
    ports: [6379],
  },
  fill: async (build) => {
    const versions = await debianRoot(build, ['redis-server', 'redis-tools']);
    wantVersion(build, versions, 'redis-server', '6.2', "sans LMOVE, l'étape work-queue échoue.");
    await build.prove('redis-server --version', 'redis-cli --version', 'setpriv --version');
    rmSync(build.at('/etc/redis'), { recursive: true, force: true });
    build.account({ ...redisUser, shell: '/bin/sh' });
    build.folder('/data', redisUser);
    build.files();
  },
};
