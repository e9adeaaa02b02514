import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How a command ended, and what it said. */
export interface Finished {
  /** Whether its exit code is 0. */
  readonly ok: boolean;
  /** Its exit code, or 128 and the number of the signal that ended it, as a shell counts. */
  readonly code: number;
  /** Whether it was killed because its time was over: the end of `stderr` says so. */
  readonly late: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** @default nothing: the command's input is closed */
  readonly input?: string | Buffer;
  /** @default this process's own */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Seconds after which the command is killed. @default 60 */
  readonly within?: number;
  /** Kills the command; the promise is then rejected. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a command to its end. Rejects when it cannot be started (Node's error, `ENOENT` …) or is aborted, never for how it ends. */
export function run(command: readonly string[], { input = '', env, cwd, within = 60, signal }: RunOptions = {}): Promise<Finished> {
  const [file, ...args] = command as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, signal, killSignal: 'SIGKILL' });
    let late = false;
    // Not spawn's own: for a command that cannot be started, that one would keep this process alive.
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, within * 1000);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', (thrown) => {
      clearTimeout(timer);
      reject(thrown);
    });
    child.on('close', (status, by) => {
      clearTimeout(timer);
      const code = status ?? 128 + (by === null ? 0 : constants.signals[by]);
      const end = late ? `\n« ${command.join(' ')} » arrêté après ${within} s` : '';
      resolve({ ok: code === 0 && !late, code, late, stdout, stderr: stderr + end });
    });
    // A command may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
