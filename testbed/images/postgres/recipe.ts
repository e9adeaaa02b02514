import { appendFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { images } from '../../../course/images';
import { debianRoot } from '../debian-root';
import { byDistribution, type Recipe } from '../recipe';

const user = { name: 'postgres', uid: 999, gid: 999, home: '/var/lib/postgresql' };
const data = '/var/lib/postgresql/data';

export const recipe: Recipe = {
  reference: images.postgres.reference,
  software: `PostgreSQL ${byDistribution('15', '17', '14', '16')}`,
  from: 'paquets postgresql-N et postgresql-client-N',
  differs: "sans compilation JIT ; langue C.UTF-8 au lieu de en_US.UTF-8 ; point d'entrée écrit pour ce banc, avec les mêmes variables",
  megabytes: 112,
  config: {
    entrypoint: ['docker-entrypoint.sh'],
    command: ['postgres'],
    env: { PGDATA: data, LANG: 'C.UTF-8' },
    volumes: [data],
    ports: [5432],
    stopSignal: 'SIGINT',
  },
  fill: async (build) => {
    // A newer one than the pinned 17 would not be the course's.
    await debianRoot(build, [
      ['postgresql-17', 'postgresql-16', 'postgresql-15', 'postgresql-14'],
      ['postgresql-client-17', 'postgresql-client-16', 'postgresql-client-15', 'postgresql-client-14'],
    ]);
    const [version] = readdirSync(build.at('/usr/lib/postgresql'));
    const home = `/usr/lib/postgresql/${version}`;
    for (const name of readdirSync(build.at(`${home}/lib`))) {
      if (/^(bitcode|llvmjit.*)$/.test(name)) rmSync(build.at(`${home}/lib/${name}`), { recursive: true });
    }
    // Every new database's configuration: clients of a container are always elsewhere.
    appendFileSync(build.at(`/usr/share/postgresql/${version}/postgresql.conf.sample`), "\nlisten_addresses = '*'\n");
    build.files();
    for (const name of readdirSync(build.at(`${home}/bin`))) symlinkSync(`${home}/bin/${name}`, build.at(`/usr/local/bin/${name}`));
    await build.prove('initdb --version', 'postgres --version', 'psql --version', 'pg_dump --version', 'setpriv --version');
    build.account({ ...user, shell: '/bin/bash' });
    build.folder('/docker-entrypoint-initdb.d');
    build.folder('/var/lib/postgresql', user);
    // Any user may be given to the container.
    build.folder(data, { ...user, mode: 0o1777 });
    build.folder('/run/postgresql', { ...user, mode: 0o3777 });
  },
};
