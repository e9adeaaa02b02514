import { JsonPatch } from 'cdk8s';
import type { Deployment } from '../../../constructs/workloads/deployment';
import { note } from '../../../course/note';
import { type Plain, patch } from '../../../course/patch';
import { printManifest } from '../../../course/print';

/** What is changed in a sound pod: fields, and their new values. */
type Fault = Readonly<Record<string, Plain>>;

const container = 'spec.containers[web].securityContext';

/** One fault each, so that the refusal names one control. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const faults: Readonly<Record<string, Fault>> = {
  'host-pid': { 'spec.hostPID': true },
  'host-path': { 'spec.volumes': [{ name: 'node', hostPath: { path: '/' } }] },
  capability: { [`${container}.capabilities.add`]: ['NET_ADMIN'] },
  unconfined: { 'spec.securityContext.seccompProfile.type': 'Unconfined' },
  escalation: { [`${container}.allowPrivilegeEscalation`]: true },
  privileged: { [`${container}.privileged`]: true, [`${container}.allowPrivilegeEscalation`]: true },
  root: { 'spec.securityContext.runAsNonRoot': false, 'spec.securityContext.runAsUser': 0 },
};

/** A manifest per fault: the pod of a Deployment, alone, asking for one thing too many. */
export function* faultyPods(sound: Deployment): Generator<[name: string, text: string]> {
  for (const [name, fault] of Object.entries(faults)) {
    const { spec } = sound.object.toJson().spec.template;
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
    const object = JsonPatch.apply(pod, ...Object.entries(fault).map(([field, value]) => patch(pod, field, value)));
    const notes = Object.keys(fault).map((field) => note(field, 'ce que ce pod demande de trop'));
    yield [name, printManifest(['Un pod à faire refuser', `kubectl apply -n restricted -f ${name}.yaml`], [{ object, notes }])];
  }
}
