import { writeFileSync } from 'node:fs';
import { kinds } from '../imports/kinds';
import { messageOf } from '../system/problems';
import { discovered } from './discovery';
import { Kubectl } from './kubectl';

// Adds to imports/kinds.json what the API server of the current context serves. One of each version in turn records them all: a
// version alone (« npm run testbed up -- --api-server 1.36.3 --name types ») has no kinds but Kubernetes' own.
async function record(): Promise<void> {
  const all = { ...kinds, ...(await discovered(new Kubectl([process.env['KUBECTL'] ?? 'kubectl']))) };
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync('imports/kinds.json', `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  console.log(`imports/kinds.json : ${sorted.length} types d'objets (${sorted.length - Object.keys(kinds).length} de plus)`);
}

record().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
