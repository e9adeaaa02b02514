import { eventually } from '../../../../live/convergence';
import type { Kube } from '../../../../live/kube';

/** Kinds that come and go by themselves. */
const passing = /^(events?|endpoints$|pods\.metrics|leases|cilium)/;

const kinds = new WeakMap<Kube, string>();

/** Every namespaced kind of the cluster, as one argument of `kubectl get`. */
async function namespacedKinds(kube: Kube): Promise<string> {
  const known = kinds.get(kube);
  if (known) return known;
  const names = (await kube.run(['api-resources', '--namespaced', '--verbs=list,delete', '-o', 'name'])).trim().split('\n');
  const found = names.filter((name) => !passing.test(name)).join(',');
  kinds.set(kube, found);
  return found;
}

/** Everything in a namespace, as `kind/name`, sorted. */
export async function inventory(kube: Kube): Promise<string[]> {
  const text = await kube.run(['get', await namespacedKinds(kube), '-o', 'name', '--ignore-not-found']);
  return text.split('\n').filter(Boolean).sort();
}

/** Waits until a namespace holds what it held before, and `leaves` (prefixes of `kind/name`) beside it, which are then deleted. */
export async function asBefore(kube: Kube, before: readonly string[], leaves: readonly string[], within: number): Promise<void> {
  const left = (all: readonly string[]) => all.filter((name) => !before.includes(name));
  const declared = (name: string) => leaves.some((leaf) => name.startsWith(leaf));
  const all = await eventually(
    "l'espace de noms est comme avant",
    async () => {
      const now = await inventory(kube);
      const rest = left(now).filter((name) => !declared(name));
      if (rest.length > 0) throw new Error(`il reste ${rest.join(', ')}`);
      return now;
    },
    { within, every: 1 },
  );
  const gone = before.filter((name) => !all.includes(name));
  if (gone.length > 0) throw new Error(`ont disparu avec l'étape : ${gone.join(', ')}`);
  const missing = leaves.filter((leaf) => !all.some((name) => name.startsWith(leaf)));
  if (missing.length > 0) throw new Error(`devaient rester, et ne sont plus là : ${missing.join(', ')}`);
  const rest = left(all);
  if (rest.length > 0) await kube.delete(...rest);
}
