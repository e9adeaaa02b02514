import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BinaryName, binaries } from '../go/binaries';
import type { Sources } from '../go/provide';
import { installed, nodeCommands } from '../host/preflight';
import { imageArchives } from '../images/image-archive';
import { recipe as pause } from '../images/pause/recipe';
import type { Cni, CniPlan } from '../kubernetes/cni/cni';
import { imageStore } from '../kubernetes/image-store';
import type { ClusterKind, Plan } from './plan';
import { apiServerProgram, imageReferences, programsOf, provision } from './provision';

/** What a user may choose of a cluster. */
export interface Options {
  readonly name: string;
  readonly kind: ClusterKind;
  /** Port of 127.0.0.1 for the API server; 0: any. */
  readonly port: number;
  /** Folder of programs and image archives that the user brings. */
  readonly binaries?: string | undefined;
  readonly cache: string;
}

/** Gets everything that a cluster is made of, from the user's folder, the cache or a build. Throws a Problem before anything runs. */
export async function prepare(options: Options, folder: string, report: (line: string) => void, signal?: AbortSignal): Promise<Plan> {
  const { name, kind, port, cache } = options;
  const sources: Sources = { cache, folder: options.binaries, report, signal };
  await provision([kind], sources);
  // Everything is there now: what follows looks it up.
  const own = { name, folder, port };
  if (kind.is === 'api-server') {
    const program = apiServerProgram(kind.version);
    const { etcd, [program]: server } = await binaries(['etcd', program], sources);
    return { ...own, kind, programs: { etcd, 'kube-apiserver': server } };
  }
  const programs = await binaries(programsOf(kind), sources);
  return {
    ...own,
    kind,
    programs: { ...programs, ...(kind.cni === 'cilium' ? compiler() : {}) },
    nodes: {
      cni: cniPlan(kind.cni, programs),
      crds: [...(kind.cni === 'cilium' ? manifestsIn(programs['cilium-crds']) : []), ...manifestsIn(programs['metallb-crds'])],
      pauseImage: pause.reference,
      imageStore: await imageStore(await imageArchives(imageReferences, sources), { cache, programs, report, signal }),
    },
  };
}

function cniPlan(name: Cni, programs: Readonly<Record<BinaryName, string>>): CniPlan {
  if (name === 'flannel') return { name, plugins: { flannel: programs['flannel-cni'] } };
  return { name, plugins: { 'cilium-cni': programs['cilium-cni'] }, bpf: programs['cilium-bpf'] };
}

/** Cilium calls `clang` and `llc` by these names; Debian's have their version in theirs. */
function compiler(): Record<string, string> {
  return Object.fromEntries(
    ['clang', 'llc'].map((tool) => [
      tool,
      installed(nodeCommands.find(({ commands }) => commands[0]?.startsWith(`${tool}-`))?.commands ?? []) as string,
    ]),
  );
}

/** The YAML files below a folder, kustomizations aside. */
function manifestsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.yaml') && basename(name) !== 'kustomization.yaml').map((name) => join(folder, name));
}
