import { images } from '../../course/images';
import { newest, type Version } from '../../course/versions';
import { together } from '../../system/together';
import { type BinaryName, binaries } from '../go/binaries';
import type { Sources } from '../go/provide';
import { compilerCommands, type HostCommand, nodeCommands, preflight, sandboxCommands } from '../host/preflight';
import { imageCommands } from '../images/host-commands';
import { imageArchives, programsOfImage } from '../images/image-archive';
import { clusterRecipes } from '../images/recipes';
import type { Cni } from '../kubernetes/cni/cni';
import type { ClusterKind } from './plan';

/** What this machine must have, to build everything and run it. */
export const hostCommands: readonly HostCommand[] = [...sandboxCommands, ...nodeCommands, ...imageCommands, ...compilerCommands];

/** What a running cluster with the whole course takes, and an API server alone; measured, with a margin. What is built asks for its own. */
const room = { cluster: { memory: 6, disk: 4 }, apiServer: { memory: 0.7, disk: 1 } } as const;

const nodePrograms: readonly BinaryName[] = [
  ...(['etcd', 'etcdctl', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'] as const),
  ...(['kubelet', 'kube-proxy', 'containerd', 'containerd-shim-runc-v2', 'ctr', 'runc', 'helm', 'kubeadm'] as const),
  'metallb-crds',
];
const cniPrograms: Readonly<Record<Cni, readonly BinaryName[]>> = {
  cilium: ['cilium-agent', 'cilium-cni', 'cilium-bpf', 'cilium-crds'],
  flannel: ['flanneld', 'flannel-cni'],
};

/** The images of every node: the course's, and those of the cluster's own components. */
export const imageReferences: readonly string[] = [
  ...new Set([...Object.values(images), ...clusterRecipes].map(({ reference }) => reference)),
];

/** The name of an API server's program. */
export function apiServerProgram(version: Version): BinaryName {
  return version === newest ? 'kube-apiserver' : `kube-apiserver-${version}`;
}

/** The programs that a cluster runs outside of its pods. */
export function programsOf(kind: ClusterKind): readonly BinaryName[] {
  return kind.is === 'whole' ? [...nodePrograms, ...cniPrograms[kind.cni]] : ['etcd', apiServerProgram(kind.version), 'kubectl'];
}

/**
 * Sees to it that all that clusters are made of is there: in the user's folder, in the cache, or built now. Programs are compiled
 * in one go, the processors' work; beside them, images that come from packages alone are made, the network's work. Throws a
 * Problem: with what this machine lacks, before anything is done, or with what could not be built.
 */
export async function provision(kinds: readonly ClusterKind[], sources: Sources): Promise<void> {
  const whole = kinds.some(({ is }) => is === 'whole');
  // Whoever brings programs and images needs nothing to build them with.
  const needed = sources.folder === undefined ? hostCommands : [...sandboxCommands, ...nodeCommands];
  await (whole ? preflight(sources.cache, needed, room.cluster) : preflight(sources.cache, sandboxCommands, room.apiServer));
  const programsIn = (reference: string) => programsOfImage(reference, sources.folder);
  const references = whole ? imageReferences : [];
  const fromPackages = references.filter((reference) => programsIn(reference).length === 0);
  const programs = new Set([...kinds.flatMap(programsOf), ...references.flatMap(programsIn)]);
  await together(
    [(signal) => binaries([...programs], { ...sources, signal }), (signal) => imageArchives(fromPackages, { ...sources, signal })],
    sources.signal,
  );
  await imageArchives(references, sources);
}
