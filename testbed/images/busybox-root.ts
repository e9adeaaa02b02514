import { rmSync } from 'node:fs';
import type { Package } from './apt';
import { packagesRoot } from './debian-root';
import type { ImageBuild } from './image-build';

/** Fills the root file system with busybox under the name of each of its commands, and packages beside it. */
export async function busyboxRoot(build: ImageBuild, packages: readonly Package[] = []): Promise<ReadonlyMap<string, string>> {
  const versions = await packagesRoot(build, ['busybox', ...packages]);
  for (const path of ['/home', '/var/spool/mail', '/var/www']) build.folder(path);
  build.write('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n');
  for (const [name, uid, home, shell] of accounts) build.account({ name, uid, gid: uid, home, shell });
  await build.inside(['busybox', '--install', '-s'], { what: 'commandes de busybox', within: 60 });
  rmSync(build.at('/linuxrc'), { force: true });
  return versions;
}

const accounts = [
  ['root', 0, '/root', '/bin/sh'],
  ['daemon', 1, '/usr/sbin', '/bin/false'],
  ['www-data', 33, '/var/www', '/bin/false'],
  ['nobody', 65534, '/home', '/bin/false'],
] as const;
