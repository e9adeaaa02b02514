import { join } from 'node:path';
import { lock, type Release } from '../../../../system/lock';

const folder = 'build/cluster/locks';

/**
 * Waits until this process alone holds all the names, and returns what gives them back; other runs of the tests count too. Names are
 * taken in one order, so that no two wait for each other. Throws a Problem after `within` seconds for one of them.
 */
export async function hold(names: readonly string[], { within = 900 } = {}): Promise<Release> {
  const held: Release[] = [];
  const release = () => {
    for (const giveBack of held.splice(0)) giveBack();
  };
  try {
    for (const name of [...new Set(names)].sort()) held.push(await lock(join(folder, encodeURIComponent(name)), { within }));
  } catch (thrown) {
    release();
    throw thrown;
  }
  return release;
}
