import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { binaries } from '../go/binaries';
import type { Sources } from '../go/provide';
import { installed, nodeCommands } from '../host/preflight';
import { imageArchives } from '../images/image-archive';
import { clusterRecipes } from '../images/recipes';
import { imageStore } from '../kubernetes/image-store';
import { version } from '../versions';
import type { Plan } from './plan';
import { apiServerProgram, imageReferences, type Kind, programsOf, provision } from './provision';

/** What a user may choose of a cluster. */
export interface Options extends Kind {
  readonly name: string;
  /** Port of 127.0.0.1 for the API server; 0: any. */
  readonly port: number;
  /** Folder of programs and image archives that the user brings. */
  readonly binaries?: string | undefined;
  readonly cache: string;
}

/** Gets everything that a cluster is made of, from the user's folder, the cache or a build. Throws a Problem before anything runs. */
export async function prepare(options: Options, folder: string, report: (line: string) => void, signal?: AbortSignal): Promise<Plan> {
  const { cni, apiServer, cache } = options;
  const sources: Sources = { cache, folder: options.binaries, report, signal };
  await provision([options], sources);
  // Everything is there now: what follows looks it up.
  const programs: Record<string, string> = await binaries(programsOf(options), sources);
  const own = { name: options.name, folder, port: options.port };
  if (apiServer !== undefined) {
    const none = { cni: 'none', cniPlugins: {}, crds: [], bpf: '', pauseImage: '', imageStore: undefined } as const;
    return { ...own, ...none, version: apiServer, binaries: programs, apiServer: apiServerProgram(apiServer) };
  }
  return {
    ...own,
    cni,
    version,
    binaries: { ...programs, ...compiler(cni) },
    apiServer: 'kube-apiserver',
    cniPlugins: cni === 'cilium' ? { 'cilium-cni': programs['cilium-cni'] as string } : { flannel: programs['flannel-cni'] as string },
    crds: [...(cni === 'cilium' ? manifestsIn(programs['cilium-crds']) : []), ...manifestsIn(programs['metallb-crds'])],
    bpf: programs['cilium-bpf'] ?? '',
    pauseImage: clusterRecipes.find(({ reference }) => /\/pause:/.test(reference))?.reference ?? '',
    imageStore: await imageStore(await imageArchives(imageReferences, sources), { cache, programs, report, signal }),
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
