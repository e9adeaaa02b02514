import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Prefix } from '../facility/facility';

/** What a command gave: both its outputs, as a terminal mixes them. */
export interface Shown {
  readonly output: string;
  readonly code: number;
}

/** A command that goes on in a second terminal. */
export interface Going {
  /** What it has said so far. */
  said(): string;
  /** Presses Ctrl-C and waits for its end. */
  interrupt(): Promise<Shown>;
}

/** One bash for a whole page: what a command sets, the next one finds. */
export class Terminal {
  private readonly shell: ChildProcess;
  private heard = '';
  private count = 0;

  /** `prefix` chooses the machine; `scratch` takes the outputs. */
  constructor(
    prefix: Prefix,
    private readonly scratch: string,
    options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  ) {
    const [program = 'bash', ...args] = [...prefix, 'bash', '--noprofile', '--norc'];
    // A group of its own: what hangs is killed with it.
    this.shell = spawn(program, args, { ...options, detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
    this.shell.stdout?.setEncoding('utf8').on('data', (text) => {
      this.heard += text;
    });
    this.shell.stdin?.on('error', () => undefined);
    // nsenter keeps the folder of who calls it only where the machine has the same one.
    this.shell.stdin?.write(`cd '${options.cwd}'\n`);
  }

  /** Runs a command to its end. Throws where it does not end in time. */
  async run(text: string, within: number): Promise<Shown> {
    const file = this.nextFile();
    const code = await this.ask(`{\n${text}\n} > '${file}' 2>&1 < /dev/null`, '$?', within);
    return { output: read(file), code };
  }

  /** Starts a command and leaves it running. */
  async start(text: string): Promise<Going> {
    const file = this.nextFile();
    // With job control, a background command has a group of its own, and hears Ctrl-C.
    const job = await this.ask(`set -m\n{\n${text}\n} > '${file}' 2>&1 < /dev/null &\nset +m`, '$!', 10);
    return {
      said: () => read(file),
      interrupt: async () => {
        const code = await this.ask(`kill -INT -- -${job} 2> /dev/null\nwait ${job}`, '$?', 20);
        return { output: read(file), code };
      },
    };
  }

  /** Ends bash and all that it has started. */
  async close(): Promise<void> {
    this.shell.stdin?.end('for job in $(jobs -p); do kill -KILL -- -$job; done\nexit\n');
    const end = Date.now() + 3000;
    while (this.shell.exitCode === null && this.shell.signalCode === null && Date.now() < end) await sleep(20);
    try {
      process.kill(-(this.shell.pid as number), 'SIGKILL');
    } catch {} // It has ended.
  }

  private nextFile(): string {
    this.count += 1;
    return join(this.scratch, `output-${this.count}`);
  }

  /** Gives bash some lines, and waits for the number that an expression has after them. */
  private async ask(lines: string, expression: string, within: number): Promise<number> {
    const mark = randomUUID();
    this.shell.stdin?.write(`${lines}\nprintf '%s %s\\n' ${mark} "${expression}"\n`);
    const end = Date.now() + within * 1000;
    for (;;) {
      const found = new RegExp(`${mark} (\\d+)\\n`).exec(this.heard)?.[1];
      if (found !== undefined) return Number(found);
      if (this.shell.exitCode !== null) throw new Error(`le terminal s'est fermé (code ${this.shell.exitCode})`);
      if (Date.now() > end)
        throw new Error(`pas fini en ${within} s ; dit jusque-là :\n${read(join(this.scratch, `output-${this.count}`))}`);
      await sleep(20);
    }
  }
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
