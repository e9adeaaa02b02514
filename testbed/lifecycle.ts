import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../system/problems';
import { type ClusterState, findCluster, startCluster, stopCluster } from './cluster';
import { lackOfDisk } from './disk';
import { interruptible } from './interruption';
import { lock } from './lock';
import { type Options, prepare } from './prepare';
import { TestbedError } from './problem';

/**
 * Brings a cluster up, from whatever is there: a cluster that lives is an error, what a failed or killed start left is removed
 * first. On a failure, and on Ctrl-C, nothing stays behind.
 */
export async function bringUp(options: Options, report: (line: string) => void): Promise<ClusterState> {
  const folder = clusterFolder(options);
  const release = lock(`${folder}.lock`);
  try {
    if (findCluster(folder) !== undefined) {
      throw new TestbedError(`Le cluster « ${options.name} » est déjà là : npm run testbed status, ou npm run testbed down.`);
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
    throw lack === undefined ? thrown : new TestbedError(`${messageOf(thrown)}\nLe disque s'est rempli : ${lack}`);
  }
}

/** Takes a cluster down, whatever its state; `false` when there is none. */
export async function bringDown(options: Pick<Options, 'name' | 'cache'>): Promise<boolean> {
  const folder = clusterFolder(options);
  const release = lock(`${folder}.lock`);
  try {
    const found = existsSync(folder);
    await stopCluster(folder);
    return found;
  } finally {
    release();
  }
}

/** Everything that a cluster writes. */
export function clusterFolder({ cache, name }: Pick<Options, 'name' | 'cache'>): string {
  return join(cache, 'clusters', name);
}
