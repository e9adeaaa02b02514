import { JsonPatch } from 'cdk8s';
import type { Deployment } from '../../../constructs/workloads/deployment';
import { printManifest } from '../../../course/print';

/** What is changed in a sound pod: the field below `spec`, and its new value. */
type Fault = readonly (readonly [field: string, value: unknown])[];

const container = 'containers/0/securityContext';

/** One fault each, so that the refusal names one control. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const faults: Readonly<Record<string, Fault>> = {
  'host-pid': [['hostPID', true]],
  'host-path': [['volumes', [{ name: 'node', hostPath: { path: '/' } }]]],
  capability: [[`${container}/capabilities/add`, ['NET_ADMIN']]],
  unconfined: [['securityContext/seccompProfile/type', 'Unconfined']],
  escalation: [[`${container}/allowPrivilegeEscalation`, true]],
  privileged: [
    [`${container}/privileged`, true],
    [`${container}/allowPrivilegeEscalation`, true],
  ],
  root: [
    ['securityContext/runAsNonRoot', false],
    ['securityContext/runAsUser', 0],
  ],
};

/** A manifest per fault: the pod of a Deployment, alone, asking for one thing too many. */
export function* faultyPods(sound: Deployment): Generator<[name: string, text: string]> {
  for (const [name, fault] of Object.entries(faults)) {
    const { spec } = sound.object.toJson().spec.template;
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
    const object = JsonPatch.apply(pod, ...fault.map(([field, value]) => JsonPatch.add(`/spec/${field}`, value)));
    const notes = fault.map(([field]) => ({ path: ['spec', ...field.split('/')], text: 'ce que ce pod demande de trop' }));
    yield [name, printManifest(['Un pod à faire refuser', `kubectl apply -n restricted -f ${name}.yaml`], [{ object, notes }])];
  }
}
