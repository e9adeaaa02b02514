import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, TestbedError } from '../problem';
import { run } from '../run';
import { patchOptions } from './patch';
import type { GoModule, Project } from './recipe';
import { moduleFolder, type Toolchain } from './toolchain';

export interface Watch {
  /** Takes a line of progress, in French. */
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Where a project is compiled, below a folder that nothing else uses. */
export interface Folders {
  /** For what is made on the way. */
  readonly work: string;
  /** Where programs are written. */
  readonly out: string;
  /** What go says while it compiles. */
  readonly log: string;
}

/**
 * Downloads all that main packages of a project are compiled from, checked against go.sum, and patches it in the work folder.
 * Gives the options with which go finds it. Throws a TestbedError when something cannot be had.
 */
export async function fetchSources(
  { title, module }: Project,
  packages: readonly string[],
  work: string,
  go: Toolchain,
  watch: Watch,
): Promise<readonly string[]> {
  const { patches = [], tags } = module;
  const patched: Record<string, string> = {};
  for (const name of new Set(patches.map((patch) => patch.module))) patched[name] = await sourcesOf({ title, module }, name, go, watch);
  const options = [...patchOptions(patches, moduleFolder(module), work, patched), ...(tags ? ['-tags', tags] : [])];
  if (packages.length === 0) return options;
  // Not `go mod download`: that takes modules too from which nothing is compiled, for gigabytes.
  const command = ['setpriv', '--pdeathsig', 'KILL', 'go', 'list', '-deps', ...options, ...packages];
  const limits = { cwd: moduleFolder(module), env: environment(module, go), within: 1200, ...(watch.signal && { signal: watch.signal }) };
  const said = await insisting(title, watch, async () => {
    const { code, stderr } = await run(command, limits);
    return code === 0 ? undefined : stderr;
  });
  if (said === undefined) return options;
  throw new TestbedError(`${title} : ses sources manquent ; ${remedyFor(said)}\n${lastLines(said, 20)}`);
}

/**
 * Compiles main packages of a project whose sources are there, found by these options. What go says goes to a log.
 * Throws a TestbedError with the end of it.
 */
export async function compile(
  { title, module, stamp = {} }: Project,
  packages: readonly string[],
  sources: readonly string[],
  folders: Folders,
  go: Toolchain,
  watch: Watch,
): Promise<void> {
  const stamps = Object.entries(stamp).map(([variable, value]) => ` -X ${variable}=${value}`);
  // Nothing for debuggers (DWARF), which the linker would leave out anyway: a tenth of the time, and a fifth of Go's cache.
  const lean = ['-trimpath', '-buildvcs=false', '-gcflags', 'all=-dwarf=false'];
  const options = [...lean, '-ldflags', `-s -w${stamps.join('')}`, ...(scarceMemory(watch) ? ['-p', '1'] : [])];
  const command = ['go', 'build', ...options, ...sources, '-o', `${folders.out}/`, ...packages];
  const env = { ...environment(module, go), GOTMPDIR: folders.work };
  mkdirSync(folders.out, { recursive: true });
  const code = await logged(command, { cwd: moduleFolder(module), env, log: folders.log }, watch.signal);
  if (code === 0) return;
  const said = readFileSync(folders.log, 'utf8');
  throw new TestbedError(`${title} ne se compile pas : ${remedyFor(said)}\n${lastLines(said, 20)}\nTout ce que go a dit : ${folders.log}`);
}

const environment = (module: GoModule, go: Toolchain): NodeJS.ProcessEnv => ({ ...go.env, CGO_ENABLED: module.cgo ? '1' : '0' });

/** The folder of a module's sources, which are downloaded and checked against go.sum if they are not there. */
export async function sourcesOf(project: Project, name: string, go: Toolchain, watch: Watch): Promise<string> {
  const options = { cwd: moduleFolder(project.module), env: go.env, within: 600, ...(watch.signal && { signal: watch.signal }) };
  let folder = '';
  const said = await insisting(project.title, watch, async () => {
    const { code, stdout, stderr } = await run(['go', 'mod', 'download', '-json', name], options);
    const { Dir = '', Error: error = stderr } = JSON.parse(stdout || '{}') as { Dir?: string; Error?: string };
    folder = Dir;
    return code === 0 ? undefined : error;
  });
  if (said === undefined) return folder;
  throw new TestbedError(`${project.title} : les sources de ${name} manquent ; ${remedyFor(said)}\n${lastLines(said, 20)}`);
}

/** Tries again, twice, what fails for want of network; gives what is said when it fails all the same. */
async function insisting(
  title: string,
  { report, signal }: Watch,
  attempt: () => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let left = 2; ; left--) {
    const said = await attempt();
    if (said === undefined || left === 0 || !unreachable.test(said)) return said;
    report(`${title} : le téléchargement a échoué, nouvel essai`);
    await sleep(5_000, undefined, signal && { signal });
  }
}

/** Runs a command to its end, its words in a log; on an abort, none of the processes that it started lives on. */
async function logged(
  command: readonly string[],
  { cwd, env, log }: { cwd: string; env: NodeJS.ProcessEnv; log: string },
  signal?: AbortSignal,
): Promise<number> {
  signal?.throwIfAborted();
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  // go must not outlive this process, were that killed (prctl(2), PR_SET_PDEATHSIG).
  const [file, ...args] = ['setpriv', '--pdeathsig', 'KILL', 'nice', ...command] as [string, ...string[]];
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  const stop = () => killGroup(child);
  signal?.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => (signal?.aborted ? reject(signal.reason) : resolve(code ?? -1)));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Already ended.
  }
}

/** The largest package compiled, or program linked, takes some 1.5 GB. */
function scarceMemory({ report }: Watch): boolean {
  const gigabytes = process.availableMemory() / 1e9;
  if (gigabytes > 3) return false;
  report(`il reste ${gigabytes.toFixed(1).replace('.', ',')} Go de mémoire : un seul paquet est compilé à la fois, c'est plus long`);
  return true;
}

const unreachable =
  /dial tcp|i\/o timeout|no such host|connection re(fused|set)|TLS handshake|unexpected EOF|proxyconnect|5\d\d (Bad Gateway|Service|Gateway)/;

const remedies: readonly (readonly [RegExp, string])[] = [
  [/no space left on device/, 'le disque est plein ; libérez de la place, puis relancez.'],
  [/signal: killed|cannot allocate memory|out of memory/, 'la mémoire a manqué ; fermez des programmes, puis relancez.'],
  [unreachable, "les sources ne se téléchargent pas ; vérifiez l'accès au réseau, ou la variable GOPROXY, puis relancez."],
  [/403 Forbidden|404 Not Found|410 Gone/, 'le dépôt de modules (GOPROXY) refuse ou ne connaît pas une version ; essayez-en un autre.'],
  [/checksum mismatch|SECURITY ERROR/, 'un module téléchargé n’est pas celui que go.sum décrit ; vérifiez GOPROXY.'],
];

function remedyFor(said: string): string {
  return remedies.find(([symptom]) => symptom.test(said))?.[1] ?? "c'est une erreur du code ou de son go.mod.";
}
