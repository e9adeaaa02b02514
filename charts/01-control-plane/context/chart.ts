import { Namespace } from '../../../constructs/namespaces/namespace';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Pod } from '../../../constructs/pods/pod';
import { Role } from '../../../constructs/security/role';
import { RoleBinding } from '../../../constructs/security/role-binding';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import { kubeconfig } from './kubeconfig';

/** A context is a cluster, a user and a namespace: one manifest lands wherever the context says, for whoever it says. */
export default class Context extends Step {
  static override readonly about = about({ title: 'Choisir son contexte et son namespace', scope: 'cluster' });

  constructor(app: StepApp) {
    super(app);
    this.companion('kubeconfig.yaml', kubeconfig());
    const room = new Namespace(this, 'formation', { podSecurity: { enforce: 'restricted', warn: 'restricted' } });
    room.note('metadata.name', "le seul objet de ce fichier qui n'est dans aucun namespace");
    room.note('metadata.labels[pod-security.kubernetes.io/enforce]', 'refuse les pods qui demandent trop de pouvoirs');
    const pod = new Pod(this, 'whereami', {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('whereami', {
          image: images.busybox,
          command: ['sh', '-c', 'while true; do echo "je suis le pod $POD du namespace $NAMESPACE"; sleep 10; done'],
          env: { POD: EnvValue.field('metadata.name'), NAMESPACE: EnvValue.field('metadata.namespace') },
        }),
      ],
    });
    pod.note('metadata.name', 'unique dans son namespace : un autre namespace peut avoir le sien');
    pod.note(
      'spec.containers[whereami].env[NAMESPACE].valueFrom.fieldRef.fieldPath',
      'écrit nulle part ici : le contexte, ou -n, en décide',
    );
    const reader = new ServiceAccount(this, 'reader');
    const role = new Role(this, 'reader', [{ resources: ['pods', 'pods/log'], verbs: ['get', 'list', 'watch'] }]);
    role.note('rules[pods].verbs', 'lire, dans ce namespace et nulle part ailleurs');
    new RoleBinding(this, 'reader', { role, subjects: [reader] });
  }
}
