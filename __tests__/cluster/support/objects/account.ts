import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Kube } from '../../../../live/kube';
import { facility } from '../facility/facility';

/** The same namespace, seen with nothing but the token of one of its ServiceAccounts. */
export async function asAccount(kube: Kube, serviceAccount: string): Promise<Kube> {
  const token = (await kube.run(['create', 'token', serviceAccount])).trim();
  // An administrator's certificate would win over --token: the new configuration has the cluster alone.
  const { clusters } = parse(await kube.run(['config', 'view', '--raw', '--minify', '--flatten']));
  const name = 'account';
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: clusters[0].cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  const file = join(facility().scratch, `account-${randomUUID()}`);
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return new Kube([...kube.command, '--kubeconfig', file, '--context', name], kube.namespace);
}
