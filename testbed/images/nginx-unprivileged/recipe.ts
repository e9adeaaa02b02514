import { rmSync, symlinkSync } from 'node:fs';
import { images } from '../../../course/images';
import { debianRoot } from '../debian-root';
import { byDistribution, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: images.nginx.reference,
  software: `nginx ${byDistribution('1.22', '1.26', '1.18', '1.24')}`,
  from: 'paquets nginx-light, openssl, curl et gettext-base',
  differs: "sans modules dynamiques ; configuration et point d'entrée écrits pour ce banc, aux mêmes chemins",
  megabytes: 48,
  config: {
    user: '101',
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    ports: [8080],
    stopSignal: 'SIGQUIT',
  },
  fill: async (build) => {
    await debianRoot(build, [['nginx-light', 'nginx'], 'openssl', 'curl', 'gettext-base']);
    await build.prove('nginx -v', 'openssl version', 'curl --version', 'envsubst --version');
    for (const name of ['conf.d', 'modules-available', 'modules-enabled', 'sites-available', 'sites-enabled', 'snippets']) {
      rmSync(build.at(`/etc/nginx/${name}`), { recursive: true, force: true });
    }
    build.files();
    build.account({ name: 'nginx', uid: 101, gid: 101, home: '/nonexistent' });
    for (const path of ['/etc/nginx/templates', '/docker-entrypoint.d', '/var/log/nginx', '/var/cache/nginx']) build.folder(path);
    symlinkSync('/dev/stdout', build.at('/var/log/nginx/access.log'));
    symlinkSync('/dev/stderr', build.at('/var/log/nginx/error.log'));
    for (const path of ['/etc/nginx', '/var/cache/nginx']) await build.give(path, 101, 0);
  },
};
