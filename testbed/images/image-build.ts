import { appendFileSync, chmodSync, chownSync, copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BinaryName } from '../go/binaries';
import { type CommandOptions, command } from './command';

/** A user with a group of the same name, as /etc/passwd and /etc/group have them. */
interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  /** @default /usr/sbin/nologin */
  readonly shell?: string;
}

export interface BuildSources {
  /** Folder that keeps downloads. */
  readonly cache: string;
  /** Called with what there is to say to the person who waits. */
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** An image while it is made: its root file system in a temporary folder, and what recipes do to it. Paths are the image's, absolute. */
export class ImageBuild {
  constructor(
    readonly reference: string,
    /** The folder that will be the image's `/`. */
    readonly root: string,
    /** A folder for what does not go into the image. */
    readonly work: string,
    /** The recipe's folder. */
    readonly recipeFolder: string,
    readonly sources: BuildSources,
    private readonly binaries: Readonly<Partial<Record<BinaryName, string>>>,
  ) {}

  /** Where a path of the image is on this machine. */
  at(path: string): string {
    return join(this.root, path);
  }

  /** Puts one of the recipe's programs, or folders of files, into the image. */
  binary(name: BinaryName, path: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    cpSync(this.binaries[name] as string, this.at(path), { recursive: true, dereference: true });
  }

  /** Copies the files of the recipe's `root/` to the same paths. */
  files(): void {
    const folder = join(this.recipeFolder, 'root');
    if (existsSync(folder)) cpSync(folder, this.root, { recursive: true });
  }

  /** Writes a file; a script is executable. */
  write(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
    if (text.startsWith('#!')) chmodSync(this.at(path), 0o755);
  }

  /** Copies a file of the image to another place in it. */
  copy(from: string, to: string): void {
    mkdirSync(dirname(this.at(to)), { recursive: true });
    copyFileSync(this.at(from), this.at(to));
  }

  /** Makes a folder, or gives one that is there its owner and mode. */
  folder(path: string, { uid = 0, gid = 0, mode = 0o755 }: { uid?: number; gid?: number; mode?: number } = {}): void {
    mkdirSync(this.at(path), { recursive: true });
    chownSync(this.at(path), uid, gid);
    chmodSync(this.at(path), mode);
  }

  /** Gives all there is below a path to a user. */
  async give(path: string, uid: number, gid: number): Promise<void> {
    await this.run(['chown', '--recursive', '--no-dereference', `${uid}:${gid}`, this.at(path)], {
      what: `les droits de ${path}`,
      within: 60,
    });
  }

  account({ name, uid, gid, home, shell = '/usr/sbin/nologin' }: Account): void {
    mkdirSync(this.at('/etc'), { recursive: true });
    appendFileSync(this.at('/etc/passwd'), `${name}:x:${uid}:${gid}:${name}:${home}:${shell}\n`);
    appendFileSync(this.at('/etc/group'), `${name}:x:${gid}:\n`);
  }

  /** Runs a command of this machine; `what` goes on from the image's name. */
  run(line: readonly string[], options: CommandOptions): Promise<string> {
    const { signal } = this.sources;
    return command(line, { ...options, signal, what: `Image ${this.reference}, ${options.what}` });
  }

  /** Runs a command of the image, with /proc, in mounts and a network of its own (the loopback alone): they end with it. */
  inside(line: readonly string[], options: CommandOptions): Promise<string> {
    const enter =
      'ip link set lo up && mount -t proc proc "$0/proc" && exec env -i HOME=/root PATH=/usr/local/bin:/usr/sbin:/usr/bin chroot "$0" "$@"';
    return this.run(['unshare', '--net', '--mount', '--propagation', 'private', 'sh', '-ec', enter, this.root, ...line], options);
  }

  /** Runs the image's programs: one that lacks a library is seen here, not in a pod. */
  async prove(...programs: readonly string[]): Promise<void> {
    await this.inside(['sh', '-ec', programs.map((line) => `${line} > /dev/null`).join('\n')], {
      what: 'essai de ses programmes',
      within: 60,
    });
  }
}
