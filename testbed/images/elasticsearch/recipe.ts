import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../../course/images';
import type { ImageBuild } from '../image-build';
import { javaRoot } from '../java-root';
import { jars } from '../maven';
import type { Recipe } from '../recipe';

const version = '8.15.5';
const home = '/usr/share/elasticsearch';

export const recipe: Recipe = {
  reference: images.elasticsearch.reference,
  software: `Elasticsearch ${version}, Java 17 (Debian 12) ou 21`,
  from: 'Maven, paquets openjdk-N-jre-headless, curl et tini',
  differs: `${version} au lieu de 9.5.6 ; sans x-pack ni ingest (leurs réglages sont ignorés), sans plugins ; GET / répond 405, /_cluster/health répond ; lanceur écrit pour ce banc`,
  megabytes: 282,
  config: {
    user: '1000:0',
    entrypoint: ['/bin/tini', '--', '/usr/local/bin/docker-entrypoint.sh'],
    command: ['eswrapper'],
    env: { PATH: `${home}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin` },
    workingDir: home,
    ports: [9200, 9300],
  },
  fill: async (build) => {
    await javaRoot(build, ['curl', 'tini', 'libzstd1']);
    await build.prove('curl --version', 'tini --version');
    const lib = build.at(`${home}/lib`);
    await jars(
      build,
      [
        `org.elasticsearch:elasticsearch:${version}`,
        `org.elasticsearch:elasticsearch-plugin-classloader:${version}`,
        `org.elasticsearch:elasticsearch-preallocate:${version}`,
        `org.elasticsearch.plugin:transport-netty4:${version}`,
      ],
      lib,
    );
    build.files();
    const http = `${home}/modules/transport-netty4`;
    build.write(`${http}/plugin-descriptor.properties`, descriptor);
    await compile(build, 'ServerArguments.java', `${home}/launcher`);
    // The server takes each `*.jar` in here for a library, a folder too.
    await compile(build, 'AnsiConsoleLoader.java', `${home}/lib/tools/ansi-console/ansi-console.jar`);
    for (const jar of readdirSync(lib)) {
      if (/^(netty|transport-netty4)-/.test(jar)) renameSync(join(lib, jar), build.at(`${http}/${jar}`));
    }
    const platform = build.at(`${home}/lib/platform/linux-${process.arch === 'arm64' ? 'aarch64' : 'x64'}`);
    mkdirSync(platform, { recursive: true });
    const [zstd] = readdirSync(build.at('/usr/lib'), { recursive: true }).filter((path) => String(path).endsWith('linux-gnu/libzstd.so.1'));
    symlinkSync(`/usr/lib/${zstd}`, join(platform, 'libzstd.so'));
    build.account({ name: 'elasticsearch', uid: 1000, gid: 1000, home, shell: '/bin/bash' });
    for (const name of ['config/jvm.options.d', 'data', 'logs', 'plugins']) build.folder(`${home}/${name}`);
    await build.give(home, 1000, 0);
    await build.run(['chmod', '--recursive', 'g=u', build.at(home)], { what: 'droits', within: 60 });
  },
};

/** By the compiler of the image's own Java, which the distribution's JRE has too. */
async function compile(build: ImageBuild, file: string, into: string): Promise<void> {
  copyFileSync(join(build.recipeFolder, file), build.at(`/tmp/${file}`));
  const jars = readdirSync(build.at(`${home}/lib`)).map((name) => `${home}/lib/${name}`);
  const javac = ['java', '-m', 'jdk.compiler/com.sun.tools.javac.Main', '-cp', jars.join(':'), '-d', into];
  await build.inside([...javac, `/tmp/${file}`], { what: `compilation de ${file}`, within: 120 });
  rmSync(build.at(`/tmp/${file}`));
}

/** What the server wants to know of a module: https://www.elastic.co/docs/extend/elasticsearch/plugin-descriptor-file-for-classic-plugins */
const descriptor = `name=transport-netty4
description=HTTP and transport over Netty
version=${version}
elasticsearch.version=${version}
java.version=17
classname=org.elasticsearch.transport.netty4.Netty4Plugin
modulename=org.elasticsearch.transport.netty4
extended.plugins=
has.native.controller=false
`;
