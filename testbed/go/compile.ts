import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, TestbedError } from '../problem';
import { run } from '../run';
import { patchOptions } from './patch';
import type { Project } from './recipe';
import { moduleFolder, type Toolchain } from './toolchain';

export interface Watch {
  /** Takes a line of progress, in French. */
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Compiles main packages of a project into a folder. What go says goes to a log.
 * Throws a TestbedError with the end of it.
 */
export async function compile(
  project: Project,
  packages: readonly string[],
  folders: { out: string; work: string; log: string },
  go: Toolchain,
  watch: Watch,
): Promise<void> {
  const { module, stamp = {} } = project;
  const { patches = [] } = module;
  const sources: Record<string, string> = {};
  for (const name of new Set(patches.map((patch) => patch.module))) sources[name] = await sourcesOf(project, name, go, watch);
  const stamps = Object.entries(stamp).map(([variable, value]) => ` -X ${variable}=${value}`);
  const options = [
    ...patchOptions(patches, moduleFolder(module), folders.work, sources),
    ...(module.tags ? ['-tags', module.tags] : []),
    ...(scarceMemory(watch) ? ['-p', '1'] : []),
  ];
  const command = [
    'go',
    'build',
    '-trimpath',
    '-buildvcs=false',
    '-ldflags',
    `-s -w${stamps.join('')}`,
    ...options,
    '-o',
    `${folders.out}/`,
  ];
  const env = { ...go.env, CGO_ENABLED: module.cgo ? '1' : '0', GOTMPDIR: folders.work };
  mkdirSync(folders.out, { recursive: true });
  const said = await insisting(project.title, watch, async () => {
    const code = await logged([...command, ...packages], { cwd: moduleFolder(module), env, log: folders.log }, watch.signal);
    return code === 0 ? undefined : readFileSync(folders.log, 'utf8');
  });
  if (said === undefined) return;
  throw new TestbedError(
    `${project.title} ne se compile pas : ${remedyFor(said)}\n${lastLines(said, 20)}\nTout ce que go a dit : ${folders.log}`,
  );
}

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
