import type { BinaryName } from '../go/binaries';
import { programs } from '../go/programs';
import type { ImageBuild } from './image-build';

/** What a container runtime reads of an image (https://github.com/opencontainers/image-spec/blob/main/config.md). */
export interface ImageConfig {
  /** `user` or `user:group`, names or numbers. @default root */
  readonly user?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  /** @default PATH alone */
  readonly env?: Readonly<Record<string, string>>;
  /** @default / */
  readonly workingDir?: string;
  readonly ports?: readonly number[];
  readonly volumes?: readonly string[];
  /** @default SIGTERM */
  readonly stopSignal?: string;
}

/**
 * How an image is made on this machine, under the very name of the published one: the real software, out of packages.
 *
 * Its folder below testbed/images is named like the image; what the folder's `root/` holds lies in the image at the same path.
 */
export interface Recipe {
  /** `name:tag`, as manifests write it. */
  readonly reference: string;
  /** In French, for the README's table: what runs in it, with its version. */
  readonly software: string;
  /** In French: which packages it comes from. */
  readonly from: string;
  /** In French: what someone who knows the published image would miss. */
  readonly differs: string;
  /** The archive's size, about. */
  readonly megabytes: number;
  /** What testbed/go builds for it. @default none */
  readonly binaries?: readonly BinaryName[];
  readonly config: ImageConfig;
  /** Puts the files into the root file system. */
  readonly fill: (build: ImageBuild) => Promise<void>;
}

/** An image's own name, that of its recipe's folder and of its archives: `docker.io/apache/kafka:4.4.0` → `kafka`. */
export function shortName(reference: string): string {
  return reference.replace(/^.*\//, '').replace(/[:@].*$/, '');
}

/** The name under which a container runtime looks for an image: `busybox:1.37.0` → `docker.io/library/busybox:1.37.0`. */
export function fullName(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  if (rest.length === 0) return `docker.io/library/${reference}`;
  return /[.:]|^localhost$/.test(first) ? reference : `docker.io/${reference}`;
}

/** What a program is built from, with its version: `etcd 3.6.16`. */
export function projectOf(binary: BinaryName): string {
  return programs[binary].project.title;
}

/** In French: the version that each distribution's own repositories have. */
export function byDistribution(debian12: string, debian13: string, ubuntu2204: string, ubuntu2404: string): string {
  return `${debian12} (Debian 12), ${debian13} (Debian 13), ${ubuntu2204} (Ubuntu 22.04) ou ${ubuntu2404} (Ubuntu 24.04)`;
}
