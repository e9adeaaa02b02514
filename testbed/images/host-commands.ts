import type { HostCommand } from '../host/preflight';

/** What building images needs of the system. */
export const imageCommands: readonly HostCommand[] = [
  { commands: ['apt-get'], packages: ['apt'] },
  { commands: ['dpkg-deb'], packages: ['dpkg'] },
  { commands: ['ip'], packages: ['iproute2'] },
  { commands: ['tar'], packages: ['tar'] },
  { commands: ['unshare'], packages: ['util-linux'] },
  { commands: ['mvn'], packages: ['maven'] },
];
