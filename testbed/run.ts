import { spawn } from 'node:child_process';

/** What a finished command gave. `code` is 128 + the signal's number's stand-in, -1, when it did not end by itself. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Seconds after which the command is killed. @default 60 */
  readonly within?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a command to its end and gives what it said; never throws for an exit code, only when the command cannot be started. */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [file, ...args] = command as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env,
      signal: options.signal,
      killSignal: 'SIGKILL',
    });
    // Not spawn's own: for a command that cannot be started, that one would keep this process alive.
    const late = setTimeout(() => child.kill('SIGKILL'), (options.within ?? 60) * 1000);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      resolve({ code: code ?? -1, stdout, stderr });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}
