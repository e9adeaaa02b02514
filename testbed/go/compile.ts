import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lastLines, Problem } from '../../system/problems';
import type { Project } from './artifact';
import { remedyFor } from './remedies';
import { environmentFor, moduleFolder, type Toolchain } from './toolchain';

export interface Watch {
  /** Takes a line of progress, in French. */
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
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
 * Compiles main packages of a project whose sources are there, found by these options. What go says goes to a log.
 * Throws a Problem with the end of it.
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
  const env = { ...environmentFor(module, go), GOTMPDIR: folders.work };
  mkdirSync(folders.out, { recursive: true });
  const code = await logged(command, { cwd: moduleFolder(module), env, log: folders.log }, watch.signal);
  if (code === 0) return;
  const said = readFileSync(folders.log, 'utf8');
  throw new Problem(`${title} ne se compile pas : ${remedyFor(said)}\n${lastLines(said, 20)}\nTout ce que go a dit : ${folders.log}`);
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
