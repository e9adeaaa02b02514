import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, Problem } from '../../system/problems';
import { type Finished, type RunOptions, run } from '../../system/process';
import { until } from '../../system/wait';
import { startDetached } from './detached';
import { ownFolders } from './own-folders';
import type { Sandbox } from './sandbox';

/** A process that runs on a machine until the cluster goes down. */
export interface Daemon {
  readonly name: string;
  /** The end of what it said, with its name: a failed cluster takes its logs away with it. */
  lastWords(): string;
  /** Why it no longer runs, or `undefined` while it does. */
  hopeless(): string | undefined;
}

/**
 * A computer of the test cluster, as far as software can tell: its own network, host name and mounts, in the processes' namespace
 * of its cluster. Its `/var/lib`, `/var/log`, `/opt`, `/run` and `/tmp` are its own, so that everything keeps its usual paths
 * (`/var/lib/kubelet`, `/run/containerd`…) without touching those of the host. It sees the project and the cluster's folder wherever
 * they are, even there.
 */
export class Machine {
  constructor(
    readonly name: string,
    readonly address: string,
    /** PID, on the host, of the process that holds its namespaces. */
    readonly pid: number,
    /** Folder on the host for its disks and logs. */
    readonly folder: string,
  ) {}

  static async boot(sandbox: Sandbox, name: string, address: string): Promise<Machine> {
    const machine = new Machine(name, address, await sandbox.startMachine(name), join(sandbox.folder, name));
    mkdirSync(join(machine.folder, 'logs'), { recursive: true });
    // The programs that it runs are in the sandbox's folder and beside it, what tests write is in the project.
    await machine.mustRun([
      ...ownFolders(machine.folder, [process.cwd(), dirname(dirname(sandbox.folder)), sandbox.folder]),
      'ip link set lo up',
    ]);
    return machine;
  }

  /** The command that runs another on this machine. */
  enter(command: readonly string[]): string[] {
    return enter(this.pid, command);
  }

  run(command: readonly string[], options?: RunOptions): Promise<Finished> {
    return run(this.enter(command), options);
  }

  /** Runs shell lines, stopping at the first that fails; throws a Problem with what it said. */
  async mustRun(lines: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(['sh', '-ec', lines.join('\n')]);
    if (code !== 0) throw new Problem(`${this.name} : une commande échoue (code ${code}) : ${lastLines(stderr, 3)}`);
    return stdout;
  }

  /** Starts a process that lives as long as the cluster; its output goes to a log of its own. */
  start(name: string, command: readonly string[], env: NodeJS.ProcessEnv = process.env): Daemon {
    const log = join(this.folder, 'logs', `${name}.log`);
    const output = openSync(log, 'a');
    const child = startDetached(this.enter(command), { output, env });
    closeSync(output);
    let failure: string | undefined;
    child.on('error', (thrown) => {
      failure = thrown.message;
    });
    const ended = () => child.exitCode ?? child.signalCode ?? failure;
    const lastWords = () => `fin du journal de ${name} sur ${this.name} :\n${lastLines(readFileSync(log, 'utf8'), 8)}`;
    return {
      name,
      lastWords,
      hopeless: () => (ended() === undefined || ended() === null ? undefined : `${name} s'est arrêté (${ended()}) ; ${lastWords()}`),
    };
  }

  /** Waits until a command of this machine succeeds, which shows that a program started here serves. */
  async serves(daemon: Daemon, proof: readonly string[], within: number, signal?: AbortSignal): Promise<void> {
    await until(async () => (await this.run(proof)).code === 0, {
      what: `${daemon.name} sur ${this.name}`,
      within,
      remedy: daemon.lastWords,
      hopeless: daemon.hopeless,
      signal,
    });
  }
}

/** The command that runs another in the namespaces of a machine, known by the process that holds them. */
export function enter(pid: number, command: readonly string[]): string[] {
  return ['nsenter', '--target', String(pid), '--mount', '--net', '--uts', '--pid', '--', ...command];
}
