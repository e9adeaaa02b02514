import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { images } from '../course/images';
import { binaries } from './binaries';
import { imageStore } from './image-store';
import { imageCommands } from './images/host-commands';
import { imageArchive } from './images/image-archive';
import { clusterRecipes } from './images/recipes';
import type { Plan } from './plan';
import { compilerCommands, type HostCommand, installed, nodeCommands, preflight, sandboxCommands } from './preflight';

/** What a user may choose of a cluster. */
export interface Options {
  readonly name: string;
  readonly cni: 'cilium' | 'flannel';
  /** An API server and its etcd alone, of this version. @default a whole cluster */
  readonly apiServer?: ApiServerVersion | undefined;
  /** Port of 127.0.0.1 for the API server; 0: any. */
  readonly port: number;
  /** Folder of programs and image archives that the user brings. */
  readonly binaries?: string | undefined;
  readonly cache: string;
}

/** The version of Kubernetes that nodes run. */
export const version = '1.36.3';

/** Versions of API servers that can be had alone: the oldest that the course promises, the newest, and two between. */
export const apiServerVersions = ['1.27.4', '1.30.14', '1.33.13', version] as const;
export type ApiServerVersion = (typeof apiServerVersions)[number];

/** What this machine must have, to build everything and run it. */
export const hostCommands: readonly HostCommand[] = [...sandboxCommands, ...nodeCommands, ...imageCommands, ...compilerCommands];

/** What a cluster with the whole course takes, and an API server alone; measured, with a margin. */
const room = { cluster: { memory: 6, disk: 8 }, apiServer: { memory: 0.7, disk: 1 } } as const;

const nodePrograms = [
  ...(['etcd', 'etcdctl', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'] as const),
  ...(['kubelet', 'kube-proxy', 'containerd', 'containerd-shim-runc-v2', 'ctr', 'runc', 'helm', 'kubeadm'] as const),
];
const cniPrograms = { cilium: ['cilium-agent', 'cilium-cni', 'cilium-bpf', 'cilium-crds'], flannel: ['flanneld', 'flannel-cni'] } as const;

/** Gets everything that a cluster is made of, from the user's folder, the cache or a build. Throws a TestbedError before anything runs. */
export async function prepare(options: Options, folder: string, report: (line: string) => void, signal?: AbortSignal): Promise<Plan> {
  const { cache, cni, apiServer } = options;
  if (apiServer !== undefined) return prepareApiServer(apiServer, options, folder, report, signal);
  // Whoever brings programs and images needs nothing to build them with.
  await preflight(cache, options.binaries === undefined ? hostCommands : [...sandboxCommands, ...nodeCommands], room.cluster);
  const sources = { cache, report, ...(options.binaries !== undefined && { folder: options.binaries }), ...(signal && { signal }) };
  const programs: Record<string, string> = await binaries([...nodePrograms, ...cniPrograms[cni], 'metallb-crds'], sources);
  const references = [...Object.values(images).map(({ reference }) => reference), ...clusterRecipes.map(({ reference }) => reference)];
  const archives: string[] = [];
  for (const reference of new Set(references)) archives.push(await imageArchive(reference, sources));
  const store = await imageStore(archives, { cache, programs, report, signal });
  const pause = clusterRecipes.find(({ reference }) => /\/pause:/.test(reference));
  return {
    name: options.name,
    folder,
    cni,
    version,
    port: options.port,
    binaries: { ...programs, ...compiler(cni) },
    apiServer: 'kube-apiserver',
    cniPlugins: cni === 'cilium' ? { 'cilium-cni': programs['cilium-cni'] as string } : { flannel: programs['flannel-cni'] as string },
    crds: [...(cni === 'cilium' ? manifestsIn(programs['cilium-crds']) : []), ...manifestsIn(programs['metallb-crds'])],
    bpf: programs['cilium-bpf'] ?? '',
    pauseImage: pause?.reference ?? '',
    imageStore: store,
  };
}

async function prepareApiServer(
  of: ApiServerVersion,
  options: Options,
  folder: string,
  report: (line: string) => void,
  signal?: AbortSignal,
): Promise<Plan> {
  const { cache, name, port } = options;
  await preflight(cache, sandboxCommands, room.apiServer);
  const apiServer = of === version ? 'kube-apiserver' : (`kube-apiserver-${of}` as const);
  const sources = { cache, report, ...(options.binaries !== undefined && { folder: options.binaries }), ...(signal && { signal }) };
  const programs = await binaries(['etcd', apiServer], sources);
  return {
    name,
    folder,
    cni: 'none',
    version: of,
    port,
    binaries: programs,
    apiServer,
    cniPlugins: {},
    crds: [],
    bpf: '',
    pauseImage: '',
    imageStore: undefined,
  };
}

/** Cilium calls `clang` and `llc` by these names; Debian's have their version in theirs. */
function compiler(cni: string): Record<string, string> {
  if (cni !== 'cilium') return {};
  return Object.fromEntries(
    ['clang', 'llc'].map((tool) => [
      tool,
      installed(nodeCommands.find(({ commands }) => commands[0]?.startsWith(`${tool}-`))?.commands ?? []) as string,
    ]),
  );
}

/** The YAML files below a folder, kustomizations aside. */
function manifestsIn(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.yaml') && basename(name) !== 'kustomization.yaml').map((name) => join(folder, name));
}
