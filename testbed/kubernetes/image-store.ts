import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lastLines, Problem } from '../../system/problems';
import { run } from '../../system/process';
import { isRecent } from '../host/cache';
import { needDisk } from '../host/disk';
import { Machine } from '../machines/machine';
import { Sandbox } from '../machines/sandbox';
import { containerdConfig, containerdSocket } from './containerd';

interface ImageStoreOptions {
  readonly cache: string;
  /** Paths of containerd and ctr. */
  readonly programs: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * containerd's folder with these archives imported and unpacked, made once: a node's own is a copy of it whose files are hard
 * links (image layers are never written to), so a node starts with all its images in a second.
 */
export async function imageStore(archives: readonly string[], options: ImageStoreOptions): Promise<string> {
  const { cache, report, signal } = options;
  const identities = archives.map((path) => `${basename(path)} ${statSync(path).size}`).sort();
  const key = createHash('sha256').update(identities.join('\n')).digest('hex').slice(0, 16);
  const store = join(cache, 'nodes', key);
  if (existsSync(store)) return store;
  report(`déballe ${archives.length} images pour les nœuds, une seule fois`);
  await removeAbandoned(join(cache, 'nodes'));
  const folder = join(cache, 'nodes', `${key}.${process.pid}.tmp`);
  // Layers as they come, and unpacked.
  needDisk('Les images des nœuds', folder, 3 * archives.reduce((sum, path) => sum + statSync(path).size, 0));
  const sandbox = await Sandbox.start(folder);
  try {
    mkdirSync(folder, { recursive: true });
    const machine = await Machine.boot(sandbox, 'importer', '');
    await importAll(machine, archives, options);
    await machine.mustRun(['pkill -TERM -x containerd', 'while pgrep -x containerd > /dev/null; do sleep 0.1; done']);
    signal?.throwIfAborted();
    if (!existsSync(store)) renameSync(join(machine.folder, 'var-lib', 'containerd'), store);
    forgetOthers(store);
    return store;
  } finally {
    await Sandbox.stop(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a killed process was unpacking: its containerd may even be running still. */
async function removeAbandoned(nodes: string): Promise<void> {
  for (const name of existsSync(nodes) ? readdirSync(nodes) : []) {
    const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    await Sandbox.stop(join(nodes, name));
    rmSync(join(nodes, name), { recursive: true, force: true });
  }
}

/**
 * Stores of other images are gigabytes that nobody will ask for; what nodes have of them are links, and stay. Not those of the last
 * hour, which another clone of the project may be copying.
 */
function forgetOthers(store: string): void {
  const others = readdirSync(dirname(store)).filter((name) => name !== basename(store) && !name.endsWith('.tmp'));
  for (const name of others.map((each) => join(dirname(store), each))) if (!isRecent(name)) rmSync(name, { recursive: true, force: true });
}

async function importAll(machine: Machine, archives: readonly string[], { programs, signal }: ImageStoreOptions): Promise<void> {
  const config = join(machine.folder, 'containerd.toml');
  writeFileSync(config, containerdConfig('', ''));
  const containerd = machine.start('containerd', [programs['containerd'] as string, '-c', config]);
  await machine.serves(containerd, ['test', '-S', containerdSocket], 30, signal);
  for (const archive of archives) {
    const command = [programs['ctr'] as string, '--namespace', 'k8s.io', 'images', 'import', '--digests=false', archive];
    const { code, stderr } = await machine.run(command, { within: 300, signal });
    if (code !== 0) throw new Problem(`${archive} ne se déballe pas : ${remedyFor(stderr)}`);
  }
}

function remedyFor(said: string): string {
  if (/no space left on device/.test(said)) return 'le disque est plein ; libérez de la place, puis relancez.';
  const errors = said.replace(/^time=.* level=warning .*\n/gm, '');
  return `containerd refuse cette image (${lastLines(errors, 2)}) ; supprimez ce fichier, puis relancez.`;
}

/** Gives a machine its own containerd folder out of a store. It must be on the store's file system. */
export async function copyImageStore(store: string, machine: Machine): Promise<void> {
  const own = join(machine.folder, 'var-lib', 'containerd');
  // Databases are written to: they are copied. All else is only read.
  const script = 'cp -al "$1" "$2" && cd "$1" && find . -name "*.db" -exec cp --remove-destination --parents {} "$2" ";"';
  const { code, stderr } = await run(['sh', '-ec', script, 'sh', store, own], { within: 120 });
  if (code !== 0) throw new Problem(`${own} : les images ne peuvent y être copiées (${lastLines(stderr, 1)}).`);
}
