import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { Apt, type Package } from './apt';
import type { ImageBuild } from './image-build';

/** The least that a shell script needs, as in the distribution's own images. */
const essential = 'base-files base-passwd bash coreutils dash findutils grep gzip hostname libc-bin mawk sed tar util-linux'.split(' ');

/** Packages that are dependencies for what does not happen here: maintainer scripts (none is run), a screen, sound, printers. */
const useless = new RegExp(
  `^(${[
    'adduser|ca-certificates.*|debconf|debianutils|dpkg|init-system-helpers|java-common|locales.*|libc-l10n|lsb-base|netbase|passwd',
    'perl.*|libperl.*|lib.*-perl|postgresql-common.*|readline-common|sensible-utils|ssl-cert|sysvinit-utils|ucf|usrmerge',
    'libsemanage.*|libsepol.*|libdb5.*|util-linux-extra|gcc-\\d+-base|libllvm.*|libz3.*',
    'fontconfig.*|fonts-.*|libasound2.*|libavahi.*|libcups2.*|libdbus.*|libfontconfig.*|libfreetype6|libglib2.*|libgraphite2.*',
    'libharfbuzz.*|libjpeg.*|liblcms2.*|libnspr4|libnss3|libpcsclite1|libpng.*|libsqlite3.*',
    'iproute2|libbpf.*|libelf.*|libmnl.*|libtirpc.*|libxtables.*',
  ].join('|')})$`,
);

/** What no container of the course reads. */
const unread = [
  ...['bash-completion', 'bug', 'doc', 'i18n', 'info', 'initramfs-tools', 'lintian', 'locale', 'man'].map((name) => `usr/share/${name}`),
  'usr/lib/*/gconv',
];

/** Fills the root file system with the least of this machine's distribution, and packages of it. Gives their versions. */
export async function debianRoot(build: ImageBuild, packages: readonly Package[] = []): Promise<ReadonlyMap<string, string>> {
  const versions = await packagesRoot(build, [...essential, ...packages]);
  // What the maintainer scripts of the essential packages would do.
  for (const name of ['passwd', 'group']) {
    const master = readFileSync(build.at(`/usr/share/base-passwd/${name}.master`), 'utf8');
    writeFileSync(build.at(`/etc/${name}`), master.replaceAll(':*:', ':x:'));
  }
  build.write('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n');
  link(build, 'mawk', '/usr/bin/awk');
  link(build, 'dash', '/usr/bin/sh');
  return versions;
}

/** Fills the root file system with packages and what they depend on, unpacked without being installed. Gives their versions. */
export async function packagesRoot(build: ImageBuild, packages: readonly Package[]): Promise<ReadonlyMap<string, string>> {
  skeleton(build);
  const apt = new Apt(build);
  const debs = (await apt.plan(packages)).filter(({ name }) => !useless.test(name));
  const files = await apt.download(debs);
  const excludes = unread.map((path) => `--exclude='./${path}'`).join(' ');
  const unpack = `for deb; do dpkg-deb --fsys-tarfile "$deb" | tar -x --keep-directory-symlink ${excludes} -C "$0"; done`;
  const what = `déballage de ${files.length} paquets`;
  await build.run(['bash', '-e', '-o', 'pipefail', '-c', unpack, build.root, ...files], { what, within: 300 });
  return new Map(debs.map(({ name, version }) => [name, version]));
}

/** The folders and links of a system whose /bin is /usr/bin (https://wiki.debian.org/UsrMerge). */
function skeleton(build: ImageBuild): void {
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    build.folder(`/usr/${name}`);
    symlinkSync(`usr/${name}`, build.at(name));
  }
  for (const path of ['/dev', '/etc', '/proc', '/root', '/run', '/sys', '/var/lib', '/var/log']) build.folder(path);
  for (const path of ['/tmp', '/var/tmp']) build.folder(path, { mode: 0o1777 });
  symlinkSync('/run', build.at('/var/run'));
}

function link(build: ImageBuild, target: string, path: string): void {
  if (!existsSync(build.at(path))) symlinkSync(target, build.at(path));
}

/** Warns when a package is older than what the course uses of it. */
export function wantVersion(
  build: ImageBuild,
  versions: ReadonlyMap<string, string>,
  name: string,
  least: string,
  otherwise: string,
): void {
  const found = versions.get(name) ?? '';
  const numbers = (version: string) =>
    version
      .replace(/^\d+:/, '')
      .split(/[^\d]+/)
      .map(Number);
  const [[major = 0, minor = 0], [wantedMajor = 0, wantedMinor = 0]] = [numbers(found), numbers(least)];
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  build.sources.report(`attention : ${name} ${found}, le seul de cette distribution, est plus ancien que ${least} : ${otherwise}`);
}
