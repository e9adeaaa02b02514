import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A holder shows every 5 seconds that it lives; one that has not for a minute is taken for dead. */
const [beat, patience] = [5_000, 60_000];

/**
 * Does a task while no other process does one under the same lock file.
 *
 * The lock saves work, not correctness: what two holders write at once must not collide (one may be wrongly taken for dead, by
 * a process of another PID namespace or after a machine's sleep).
 */
export async function exclusively<T>(
  lock: string,
  wait: { report: (line: string) => void; signal?: AbortSignal | undefined },
  task: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; !take(lock); ) {
    wait.signal?.throwIfAborted();
    const holder = holderOf(lock);
    if (!told && holder !== process.pid) wait.report(`une autre compilation est en cours (processus ${holder}) : attente de sa fin`);
    told = true;
    await sleep(500, undefined, { signal: wait.signal });
  }
  const alive = setInterval(() => touch(lock), beat).unref();
  try {
    return await task();
  } finally {
    clearInterval(alive);
    if (holderOf(lock) === process.pid) rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  if (abandoned(lock)) {
    const aside = `${lock}.${process.pid}`;
    try {
      renameSync(lock, aside);
    } catch {
      // Someone else removed it first.
    }
    rmSync(aside, { force: true });
  }
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function abandoned(lock: string): boolean {
  try {
    if (Date.now() - statSync(lock).mtimeMs > patience) return true;
    const holder = holderOf(lock);
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** The holder's PID; 0 when it has not yet written it, or when there is none. */
function holderOf(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function touch(lock: string): void {
  try {
    utimesSync(lock, new Date(), new Date());
  } catch {
    // The cache was removed while it was in use: the build will say so.
  }
}
