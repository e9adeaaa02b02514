import { spawn } from 'node:child_process';

/** How a command ended. */
export interface Outcome {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is given. */
export interface CommandOptions {
  /** @default nothing: the command's input is closed */
  readonly stdin?: string | Buffer;
  /** Seconds after which it is killed. @default 60 */
  readonly within?: number;
}

/** Runs a command to its end, and at most `within` seconds. It never throws: what went wrong is in the outcome. */
export function command(argv: readonly string[], { stdin, within = 60 }: CommandOptions = {}): Promise<Outcome> {
  const [program, ...args] = argv as [string, ...string[]];
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, within * 1000);
    const end = (ok: boolean, more = '') => {
      clearTimeout(timer);
      resolve({ ok, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() + more });
    };
    child.stdout.on('data', (data) => out.push(data));
    child.stderr.on('data', (data) => err.push(data));
    child.stdin.on('error', () => {}); // A command may end before it has read everything.
    child.stdin.end(stdin);
    child.on('error', (error) => end(false, `${program} : ${error.message}`));
    child.on('close', (code) => end(code === 0 && !late, late ? `\n« ${argv.join(' ')} » arrêté après ${within} s` : ''));
  });
}
