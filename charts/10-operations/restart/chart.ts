import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { RequestCounter } from '../../../constructs/request-counter/request-counter';
import { Deployment } from '../../../constructs/workloads/deployment';
import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import { PodDisruptionBudget } from '../../../constructs/workloads/pod-disruption-budget';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Every pod made anew, for a setting read at start, under continuous traffic that loses nothing. */
export default class Restart extends Step {
  static override readonly about = about({ title: 'Redémarrer une application répliquée sans perdre une requête' });

  constructor(app: StepApp) {
    super(app);
    const settings = new ConfigMap(this, 'settings', { data: { message: 'avant' } });
    settings.note('data.message', 'à changer : kubectl edit configmap settings');
    const web = new Deployment(this, 'web', {
      replicas: 3,
      strategy: DeploymentStrategy.rollingUpdate({ maxSurge: 1, maxUnavailable: 0 }),
      containers: [
        new Container('web', {
          image: images.podinfo,
          env: { PODINFO_UI_MESSAGE: EnvValue.configMap(settings, 'message') },
          preStop: ['sleep', '10'],
        })
          .note(
            'env[PODINFO_UI_MESSAGE]',
            'lue au démarrage : sans « kubectl rollout restart deployment/web », le changement ne se voit pas',
          )
          .note('lifecycle', 'un ancien pod sert encore 10 s, le temps de quitter la liste du Service'),
      ],
    });
    web.note('spec.strategy.rollingUpdate.maxUnavailable', "un ancien pod ne s'arrête que lorsqu'un nouveau est prêt");
    const service = new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } });
    new PodDisruptionBudget(this, 'web', { pods: web, minAvailable: 2 }).note(
      'spec.minAvailable',
      'limite « kubectl drain » et les évictions ; un redémarrage, lui, suit strategy',
    );
    new RequestCounter(this, 'client', { service });
  }
}
