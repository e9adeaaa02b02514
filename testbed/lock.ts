import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { TestbedError } from './problem';

/**
 * Holds a file for this process, so that two commands never change one cluster at a time; gives what releases it. A holder that has
 * died does not count. Throws a TestbedError that names the living one.
 */
export function lock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const identity = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, identity);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    }
    const [pid, start] = holder(path);
    if (pid !== '' && startOf(Number(pid)) === start) {
      throw new TestbedError(`${path} : une autre commande (processus ${pid}) agit sur ce cluster ; attendez sa fin, ou arrêtez-la.`);
    }
    rmSync(path, { force: true });
  }
}

function holder(path: string): [string, string] {
  try {
    const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ');
    return [pid, start];
  } catch {
    return ['', ''];
  }
}

/** When a process started, in clock ticks since boot (proc_pid_stat(5), field 22): with its PID, who it is. `''`: there is none. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
