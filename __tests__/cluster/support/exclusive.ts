import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = 'build/cluster/locks';

/** Whether a process still runs. */
function alive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Tries once to be the one process that holds a name. A lock whose holder has died is taken over. */
function take(name: string): boolean {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, encodeURIComponent(name));
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder === 0 || alive(holder)) return false;
    // Renamed before it is removed: of two that find the dead holder, only one succeeds.
    renameSync(file, `${file}.${process.pid}`);
    rmSync(`${file}.${process.pid}`);
  } catch {} // Another was faster.
  return false;
}

/** Waits until this process alone holds all the names, and returns what gives them back. Names are taken in one order, so that no two wait for each other. */
export async function hold(names: readonly string[], { within = 900 } = {}): Promise<() => void> {
  const held: string[] = [];
  const release = () => {
    for (const name of held.splice(0)) rmSync(join(folder, encodeURIComponent(name)), { force: true });
  };
  const deadline = Date.now() + within * 1000;
  for (const name of [...new Set(names)].sort()) {
    while (!take(name)) {
      if (Date.now() > deadline) {
        release();
        throw new Error(`« ${name} » est resté aux mains d'un autre test pendant ${within} s (${folder})`);
      }
      await sleep(250);
    }
    held.push(name);
  }
  return release;
}

/** Runs something while no other test does anything under the same name: `nodes` for what touches nodes or every pod on them. */
export async function exclusively<T>(name: string, fn: () => Promise<T>): Promise<T> {
  const release = await hold([name]);
  try {
    return await fn();
  } finally {
    release();
  }
}
