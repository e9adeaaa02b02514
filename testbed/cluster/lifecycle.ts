import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { interruptible } from '../../system/interruption';
import { type Release, tryLock } from '../../system/lock';
import { messageOf, Problem } from '../../system/problems';
import { lackOfDisk } from '../host/disk';
import { type ClusterState, findCluster, startCluster, stopCluster } from './cluster';
import { type Options, prepare } from './prepare';

/**
 * Brings a cluster up, from whatever is there: a cluster that lives is an error, what a failed or killed start left is removed
 * first. On a failure, and on Ctrl-C, nothing stays behind.
 */
export async function bringUp(options: Options, report: (line: string) => void): Promise<ClusterState> {
  const folder = clusterFolder(options);
  const release = clusterLock(folder);
  try {
    if (findCluster(folder) !== undefined) {
      throw new Problem(`Le cluster « ${options.name} » est déjà là : npm run testbed status, ou npm run testbed down.`);
    }
    await stopCluster(folder);
    return await interruptible((signal) => start(options, folder, report, signal));
  } finally {
    release();
  }
}

async function start(options: Options, folder: string, report: (line: string) => void, signal: AbortSignal): Promise<ClusterState> {
  const plan = await prepare(options, folder, report, signal);
  try {
    return await startCluster(plan, report, signal);
  } catch (thrown) {
    // A program says it in words of its own, somewhere in its log.
    const lack = lackOfDisk(folder, 100e6);
    await stopCluster(folder);
    if (signal.aborted) throw signal.reason;
    throw lack === undefined ? thrown : new Problem(`${messageOf(thrown)}\nLe disque s'est rempli : ${lack}`);
  }
}

/** Takes a cluster down, whatever its state; `false` when there is none. */
export async function bringDown(options: Pick<Options, 'name' | 'cache'>): Promise<boolean> {
  const folder = clusterFolder(options);
  const release = clusterLock(folder);
  try {
    const found = existsSync(folder);
    await stopCluster(folder);
    return found;
  } finally {
    release();
  }
}

/** Two commands never change one cluster at a time: the second is refused. */
function clusterLock(folder: string): Release {
  const taken = tryLock(`${folder}.lock`);
  if (typeof taken === 'function') return taken;
  throw new Problem(`${folder} : une autre commande (processus ${taken}) agit sur ce cluster ; attendez sa fin, ou arrêtez-la.`);
}

/** Everything that a cluster writes. */
export function clusterFolder({ cache, name }: Pick<Options, 'name' | 'cache'>): string {
  return join(cache, 'clusters', name);
}
