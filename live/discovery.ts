import { type KindScope, kindName } from '../imports/kinds';
import type { Kubectl } from './kubectl';

/** Every kind that a cluster's API serves, by its name in `kinds`: its own discovery. */
export async function discovered(kubectl: Kubectl): Promise<Record<string, KindScope>> {
  const lines = (await kubectl.run(['api-resources', '--no-headers'])).trim().split('\n');
  // NAME SHORTNAMES APIVERSION NAMESPACED KIND; many kinds have no short name.
  const rows = lines.map((line) => line.trim().split(/\s+/).slice(-3) as [string, string, string]);
  return Object.fromEntries(
    rows.map(([apiVersion, namespaced, kind]) => [kindName({ apiVersion, kind }), namespaced === 'true' ? 'namespace' : 'cluster']),
  );
}
