import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ClusterState, findCluster, startCluster, stopCluster } from './cluster';
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
  const interruption = new AbortController();
  const interrupt = (signal: NodeJS.Signals) =>
    interruption.abort(new TestbedError(`Interrompu (${signal}) : tout ce qui avait démarré est arrêté.`));
  for (const signal of signals) process.on(signal, interrupt);
  try {
    if (findCluster(folder) !== undefined) {
      throw new TestbedError(`Le cluster « ${options.name} » est déjà là : npm run testbed status, ou npm run testbed down.`);
    }
    await stopCluster(folder);
    const plan = await prepare(options, folder, report, interruption.signal);
    try {
      return await startCluster(plan, report, interruption.signal);
    } catch (thrown) {
      await stopCluster(folder);
      throw interruption.signal.aborted ? interruption.signal.reason : thrown;
    }
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    release();
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

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Everything that a cluster writes. */
export function clusterFolder({ cache, name }: Pick<Options, 'name' | 'cache'>): string {
  return join(cache, 'clusters', name);
}
