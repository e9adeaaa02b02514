import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import { run } from '../../system/process';
import { lackOfDisk } from './disk';

/** A program that the test cluster takes from the system, and the Debian package that brings it. */
export interface HostCommand {
  /** Names of the program, the best first; or the absolute path of a file. */
  readonly commands: readonly string[];
  /** The package, or several of which the first that the distribution has. */
  readonly packages: readonly string[];
}

const clangVersions = ['16', '15', '17', '14', '18'];

/** What every cluster needs while it runs, an API server alone included. */
export const sandboxCommands: readonly HostCommand[] = [
  { commands: ['ip'], packages: ['iproute2'] },
  { commands: ['nsenter', 'unshare'], packages: ['util-linux'] },
  { commands: ['mount'], packages: ['mount'] },
  { commands: ['sysctl', 'pkill'], packages: ['procps'] },
  { commands: ['openssl'], packages: ['openssl'] },
  { commands: ['curl'], packages: ['curl'] },
  { commands: ['socat'], packages: ['socat'] },
];

/** What nodes need besides. clang compiles Cilium's programs for this kernel; its version 19 refuses them. */
export const nodeCommands: readonly HostCommand[] = [
  { commands: ['iptables'], packages: ['iptables'] },
  { commands: ['nft'], packages: ['nftables'] },
  { commands: ['conntrack'], packages: ['conntrack'] },
  { commands: ['/usr/lib/cni/loopback'], packages: ['containernetworking-plugins'] },
  { commands: ['bpftool'], packages: ['bpftool', 'linux-tools-common'] },
  compilerTool('clang', 'clang'),
  compilerTool('llc', 'llvm'),
];

/** What compiling runc needs, which calls the C library libseccomp. */
export const compilerCommands: readonly HostCommand[] = [
  { commands: ['gcc'], packages: ['gcc'] },
  { commands: ['/usr/include/stdlib.h'], packages: ['libc6-dev'] },
  { commands: ['pkg-config'], packages: ['pkg-config'] },
  { commands: ['/usr/include/seccomp.h'], packages: ['libseccomp-dev'] },
];

function compilerTool(tool: string, debian: string): HostCommand {
  const names = (prefix: string) => clangVersions.map((version) => `${prefix}-${version}`);
  return { commands: names(tool), packages: names(debian) };
}

const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];

/** Path of the first of these programs that is installed. */
export function installed(commands: readonly string[]): string | undefined {
  return commands
    .flatMap((name) => (name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find((path) => (path.startsWith('/usr/include/') ? existsSync(path) : executable(path)));
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian packages to install for the commands that are missing: of several, the first that this distribution has. */
export async function missingPackages(needs: readonly HostCommand[]): Promise<string[]> {
  const missing = needs.filter(({ commands }) => installed(commands) === undefined);
  const names = await Promise.all(
    missing.map(async ({ packages }) => {
      if (packages.length === 1) return packages[0] as string;
      const known = await run(['apt-cache', 'pkgnames'])
        .then(({ stdout }) => new Set(stdout.split('\n')))
        .catch(() => new Set<string>());
      return packages.find((name) => known.has(name)) ?? (packages[0] as string);
    }),
  );
  return [...new Set(names)];
}

/** What must be free. */
interface Room {
  /** GiB. */
  readonly memory: number;
  /** GB. */
  readonly disk: number;
}

const elsewhere =
  'sur une autre machine, prouvez le cours sur un cluster à vous : npm run test:cluster -- --context minikube (ou le contexte de votre kubeconfig).';

/** Throws a Problem with everything that keeps a cluster from starting here, before anything is done. */
export async function preflight(cache: string, commands: readonly HostCommand[], needs: Room): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) {
    throw new Problem(`Le cluster d'essai demande Debian ou Ubuntu, et c'est ici ${process.platform} ; ${elsewhere}`);
  }
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `Le cluster d'essai demande root (vous êtes l'utilisateur ${process.getuid?.()}) : sudo -E npm run testbed up ; ${elsewhere}`,
    );
  }
  const problems: string[] = [];
  const packages = await missingPackages(commands);
  if (packages.length > 0) problems.push(`Il manque des programmes : sudo apt-get install -y ${packages.join(' ')}`);
  const memory = availableMemory();
  if (memory < needs.memory) {
    problems.push(
      `Mémoire libre : ${memory.toFixed(1)} Gio, il en faut ${needs.memory} ; fermez des programmes, ou prenez une machine plus grande.`,
    );
  }
  mkdirSync(cache, { recursive: true });
  const lack = lackOfDisk(cache, needs.disk * 1e9);
  if (lack !== undefined) problems.push(`Disque : ${lack}`);
  if (['/run', '/tmp', '/var/lib', '/var/log', '/opt'].some((folder) => `${cache}/`.startsWith(`${folder}/`))) {
    problems.push(
      `Cache ${cache} : les machines du cluster ont leurs propres /run, /tmp, /opt, /var/lib et /var/log ; choisissez un autre dossier par XDG_CACHE_HOME.`,
    );
  }
  if (packages.length === 0) problems.push(...(await refusedByKernel()));
  if (problems.length > 0) throw new Problem(problems.join('\n'));
}

/** Namespaces, a veth pair and an overlay are tried for real, in namespaces that vanish with the trial. */
async function refusedByKernel(): Promise<string[]> {
  const trial =
    'ip link add name try-br type bridge && ip link add name try-a type veth peer name try-b && mkdir /run/l /run/w /run/u /run/m && mount -t overlay overlay -o lowerdir=/run/l,upperdir=/run/u,workdir=/run/w /run/m';
  const { code, stderr } = await run([
    'unshare',
    '--pid',
    '--fork',
    '--mount',
    '--net',
    '--uts',
    'sh',
    '-ec',
    `mount -t tmpfs tmpfs /run && ${trial}`,
  ]);
  return code === 0
    ? []
    : [
        `Le noyau refuse ce que demande un cluster (${stderr.trim()}) : dans un conteneur, lancez-le avec --privileged ; sinon, modprobe overlay veth bridge.`,
      ];
}

/** GiB that programs may still take (proc_meminfo(5), MemAvailable). */
function availableMemory(): number {
  return Number(/^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0) / 2 ** 20;
}
