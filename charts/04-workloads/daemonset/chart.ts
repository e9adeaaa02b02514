import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Scheduling } from '../../../constructs/pods/scheduling';
import { Volume } from '../../../constructs/pods/volume';
import { DaemonSet } from '../../../constructs/workloads/daemon-set';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** One agent on every node, the control plane's included, that says how its node feels. */
export default class DaemonSetStep extends Step {
  static override readonly about = about({ title: 'Placer un agent sur chaque nœud avec un DaemonSet', alone: ['nodes'] });

  constructor(app: StepApp) {
    super(app);
    const script = new ConfigMap(this, 'agent', { files: ['agent.sh'] });
    const agent = new DaemonSet(this, 'agent', {
      scheduling: new Scheduling({
        tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
      }),
      containers: [
        new Container('agent', {
          image: images.busybox,
          command: ['sh', '/scripts/agent.sh'],
          env: { NODE_NAME: EnvValue.field('spec.nodeName') },
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        }).note('env[NODE_NAME].valueFrom.fieldRef.fieldPath', 'le nœud où ce pod-ci a été placé'),
      ],
    });
    agent.note('spec', 'pas de replicas : un pod par nœud, et un de plus quand un nœud arrive');
    agent.note(
      'spec.template.spec.tolerations',
      'un taint éloigne les pods de son nœud ; celui-ci est toléré, pour servir aussi le plan de contrôle',
    );
  }
}
