import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { RequestCounter } from '../../../constructs/request-counter/request-counter';
import { Deployment } from '../../../constructs/workloads/deployment';
import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** An update under continuous traffic that loses no request, its history, and the way back. */
export default class DeploymentStep extends Step {
  static override readonly about = about({ title: 'Mettre à jour une application sans perdre une requête', shows: ['ReplicaSet'] });

  constructor(app: StepApp) {
    super(app);
    const web = new Deployment(this, 'web', {
      annotations: { 'kubernetes.io/change-cause': 'version 1' },
      replicas: 3,
      minReadySeconds: 3,
      strategy: DeploymentStrategy.rollingUpdate({ maxSurge: 1, maxUnavailable: 0 }),
      containers: [
        new Container('web', { image: images.podinfo, env: { PODINFO_UI_MESSAGE: 'version 1' }, preStop: ['sleep', '10'] })
          .note('env[PODINFO_UI_MESSAGE].value', 'changer le modèle crée une révision : un nouveau ReplicaSet')
          .note('readinessProbe', "un nouveau pod ne reçoit rien avant d'être prêt")
          .note('lifecycle', 'un ancien pod sert encore 10 s, le temps de quitter la liste du Service'),
      ],
    });
    web.note('metadata.annotations[kubernetes.io/change-cause]', 'ce que montre « kubectl rollout history »');
    web.note('spec.strategy.rollingUpdate.maxSurge', 'un de plus, le temps de la mise à jour');
    web.note('spec.strategy.rollingUpdate.maxUnavailable', 'jamais un pod de moins que prévu');
    const service = new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } });
    new RequestCounter(this, 'client', { service });
  }
}
