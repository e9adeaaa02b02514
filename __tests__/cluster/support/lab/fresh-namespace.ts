import { randomBytes } from 'node:crypto';
import { Kube } from '../../../../live/kube';
import { type Facility, facility } from '../facility/facility';
import { kubectlOf } from '../facility/kubectl-of';

/** Marks the namespaces of a run, so that the runner can remove those that its tests have left. */
const labelsOf = (run: string) => ({ 'app.kubernetes.io/part-of': 'kube-etapes-tests', 'app.kubernetes.io/instance': run });

/** A Pod Security level. */
export type Level = 'restricted' | 'baseline' | 'privileged';

/** A namespace that does not exist yet, named after a step. */
export const freshNamespace = (step: string): Kube =>
  new Kube(kubectlOf(facility()), `lab-${step.slice(0, 40)}-${randomBytes(2).toString('hex')}`);

/** Creates it, with a Pod Security level enforced (`null`: none, as in a learner's namespace), and waits until pods can be created in it. */
export async function create(kube: Kube, level: Level | null = 'restricted'): Promise<void> {
  const labels = { ...labelsOf(facility().run), ...(level && { 'pod-security.kubernetes.io/enforce': level }) };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: kube.namespace, labels } };
  await kube.run(['create', '-f', '-'], { input: JSON.stringify(namespace) });
  await kube.run(['wait', '--for=create', 'serviceaccount/default', 'configmap/kube-root-ca.crt', '--timeout=30s']);
}

/** Removes a namespace and what its manifests made beside it, and waits until both are gone. Never throws: the runner says what is left. */
export async function remove(kube: Kube, manifests: readonly string[]): Promise<void> {
  for (const path of manifests) await kube.raw(['delete', '-f', path, '--ignore-not-found', '--wait=false']);
  await kube.raw(['delete', 'namespace', kube.namespace, '--ignore-not-found', '--timeout=100s'], { within: 100 });
}

/** Removes what the tests of a run have left behind, when they were stopped half-way. */
export async function removeNamespaces(whole: Facility): Promise<void> {
  const selector = Object.entries(labelsOf(whole.run)).map((label) => label.join('='));
  const kube = new Kube(kubectlOf(whole), 'default');
  await kube.raw(['delete', 'namespace', '-l', selector.join(','), '--timeout=100s'], { within: 100 });
}
