import { readdirSync, readFileSync } from 'node:fs';
import { Problem } from '../../system/problems';
import { until } from '../../system/wait';
import { startDetached } from './detached';

/** The word that every process holding namespaces for us carries in its command line, followed by the cluster's folder. */
const mark = 'kube-etapes-testbed';

/** The first process of the namespaces: it waits for ever and reaps what others leave. bash, as PID 1, collects adopted children. */
const init = 'trap : TERM INT; while :; do sleep 86400 & wait; done';

/** A machine's first process: names the machine, then only holds its namespaces. */
const hold = 'hostname "$1"; exec sleep infinity';

/**
 * A private world for a cluster's processes: a PID namespace and a mount namespace (pid_namespaces(7), mount_namespaces(7)).
 *
 * When its first process dies, the kernel kills all the others and frees their mounts and network namespaces: nothing can be
 * left behind. It is found again by its command line, so there is no record to lose, even after a SIGKILL.
 */
export class Sandbox {
  private constructor(
    readonly folder: string,
    /** PID, on the host, of the first process. */
    readonly pid: number,
  ) {}

  /** Starts one for a folder that has none. */
  static async start(folder: string): Promise<Sandbox> {
    const unshare = ['--pid', '--fork', '--kill-child', '--mount', '--mount-proc', '--propagation', 'private'];
    startDetached(['unshare', ...unshare, 'bash', '-c', init, mark, folder]);
    return until(() => Sandbox.find(folder), {
      what: 'Les espaces de noms du noyau (unshare)',
      within: 10,
      remedy: 'vérifiez que `unshare --pid --mount --fork true` est permis à root ici.',
    });
  }

  /** The sandbox of a folder, if it lives. */
  static find(folder: string): Sandbox | undefined {
    const pid = holders(folder).find((each) => status(each).innerPid === 1);
    return pid === undefined ? undefined : new Sandbox(folder, pid);
  }

  /** Ends every process of a folder's sandbox, and waits until they are gone. Does nothing when there is none. */
  static async stop(folder: string): Promise<void> {
    await until(
      () => {
        const alive = holders(folder);
        for (const pid of alive) kill(pid);
        return alive.length === 0;
      },
      { what: `Les processus de ${folder}`, within: 30, remedy: `voyez ce qui les retient : ps -ef | grep ${mark}` },
    );
  }

  /** The command that runs another inside, in the host's network. */
  enter(command: readonly string[]): string[] {
    return ['nsenter', '--target', String(this.pid), '--pid', '--mount', '--', ...command];
  }

  /** Starts a process that holds network, mount and host-name namespaces of its own; gives its PID on the host. */
  async startMachine(name: string): Promise<number> {
    const holder = ['unshare', '--net', '--mount', '--uts', '--propagation', 'private', 'bash', '-c', hold, mark, name, this.folder];
    const shim = startDetached(this.enter(holder)).pid;
    if (shim === undefined) throw new Problem('nsenter ne démarre pas : installez le paquet util-linux.');
    return until(() => children(shim).find((pid) => commandLine(pid)[0] === 'sleep'), {
      what: `La machine ${name}`,
      within: 10,
      remedy: 'vérifiez que `unshare --net --uts --mount true` est permis à root ici.',
      every: 0.02,
    });
  }
}

/** PIDs whose command line carries our mark and this folder. */
function holders(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const line = commandLine(pid);
      return line.includes(mark) && line.at(-1) === folder;
    });
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Its PID in the innermost namespace (proc_pid_status(5), NSpid). */
function status(pid: number): { innerPid: number } {
  try {
    const line = /^NSpid:(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
    return { innerPid: Number(line.trim().split(/\s+/).at(-1)) };
  } catch {
    return { innerPid: 0 };
  }
}

function children(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone: that is what we want.
  }
}
