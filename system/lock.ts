import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problems';

/** Gives a lock back. */
export type Release = () => void;

/**
 * Holds a file for this process, or gives the PID of the process that holds it. A holder that has died does not count: a PID that
 * the system gave to another process since is told by when that one started.
 *
 * The lock saves work, not correctness, where processes of several PID namespaces share the file: they take each other for dead.
 */
export function tryLock(path: string): Release | number {
  mkdirSync(dirname(path), { recursive: true });
  // Linked, and not opened and written: nobody ever reads half an identity.
  const own = `${path}.${process.pid}`;
  const identity = `${process.pid} ${startOf(process.pid)}`;
  writeFileSync(own, identity);
  try {
    for (;;) {
      if (linked(own, path)) return () => release(path, identity);
      const holder = read(path);
      const pid = livingProcess(holder);
      if (pid !== undefined) return pid;
      if (holder !== undefined) removeDead(path, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** How long to wait for a lock, and who is told. */
export interface LockWaiting {
  /** Seconds. @default as long as it takes */
  readonly within?: number;
  /** Told once, with the PID of the process that holds it, when there is waiting to do. */
  readonly held?: (pid: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Holds a file for this process as soon as no other does. Throws a Problem that names the holder when that takes too long. */
export async function lock(path: string, { within = Number.POSITIVE_INFINITY, held, signal }: LockWaiting = {}): Promise<Release> {
  const end = Date.now() + within * 1000;
  for (let told = false; ; told = true) {
    signal?.throwIfAborted();
    const taken = tryLock(path);
    if (typeof taken === 'function') return taken;
    if (!told) held?.(taken);
    if (Date.now() > end)
      throw new Problem(`${path} : le processus ${taken} tient ce verrou depuis plus de ${within} s ; attendez sa fin, ou arrêtez-le.`);
    // The top of the loop throws the reason of an abort; sleep's own error has none.
    await sleep(250, undefined, { signal }).catch(() => undefined);
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Who holds a file, `PID start`; `undefined` when nobody does any more. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function release(path: string, identity: string): void {
  if (read(path) === identity) rmSync(path, { force: true });
}

/** Renamed before it is removed: of two that find the dead holder, one succeeds, and the other gives back what it took. */
function removeDead(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    if (read(aside) !== dead) linked(aside, path);
  } catch {
    // Another was faster.
  }
  rmSync(aside, { force: true });
}

/** The PID of a lock's holder, if that very process lives. */
function livingProcess(holder = ''): number | undefined {
  const [pid = '', start] = holder.split(' ');
  if (!/^[1-9]\d*$/.test(pid) || !answers(Number(pid))) return undefined;
  const now = startOf(Number(pid));
  return now === '' || now === start ? Number(pid) : undefined;
}

/**
 * When a process started, in clock ticks since boot: with its PID, who it is (proc_pid_stat(5), field 22). `ended` for one that only
 * waits for its parent; `''` where the system does not say, as without /proc.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? 'ended' : (fields[18] ?? '');
  } catch {
    return '';
  }
}

/** Whether a process takes signals (kill(2)): another user's does, and says that we may not send any. */
function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
