import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import { until } from '../../system/wait';
import type { StartingCluster } from './starting-cluster';

const folder = join(__dirname, 'addons');

/** Applies CoreDNS, the storage provisioner, metrics-server and MetalLB. */
export async function applyAddons(kubectl: StartingCluster): Promise<void> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  await kubectl.apply(files.map((name) => join(folder, name)));
}

/**
 * Waits until every addon serves, the metrics API and the default ServiceAccount included. The cluster of a failed start is gone
 * when its message is read: so the message holds the cluster's own warnings.
 */
export async function waitForAddons(kubectl: StartingCluster, hopeless: () => string | undefined, signal?: AbortSignal): Promise<void> {
  try {
    await serving(kubectl, hopeless, signal);
  } catch (thrown) {
    if (signal?.aborted || !(thrown instanceof Problem)) throw thrown;
    throw new Problem(`${thrown.message}\n${await kubectl.warnings()}`);
  }
}

async function serving(kubectl: StartingCluster, hopeless: () => string | undefined, signal?: AbortSignal): Promise<void> {
  const waiting = { within: 120, remedy: 'voici les derniers avertissements du cluster.', hopeless };
  await kubectl.wait(['deployment', '--all', '--all-namespaces'], 'Available', { what: 'Les composants du cluster', ...waiting });
  await kubectl.succeeds(['rollout', 'status', 'daemonset/speaker', '--namespace=metallb-system', '--timeout=5s'], {
    what: 'MetalLB',
    ...waiting,
  });
  await kubectl.wait(['apiservice', 'v1beta1.metrics.k8s.io'], 'Available', { what: "L'API des métriques", ...waiting });
  await until(() => kubectl.get(['serviceaccount', 'default', '-n', 'default'], '{.metadata.name}'), {
    what: 'Le ServiceAccount par défaut',
    ...waiting,
    signal,
  });
}
