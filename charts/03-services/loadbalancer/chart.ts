import { LoadBalancerService } from '../../../constructs/network/load-balancer-service';
import { Container } from '../../../constructs/pods/container';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** An address outside the cluster, whose requests are shared among three pods: each answer carries the name of its pod. */
export default class LoadBalancer extends Step {
  static override readonly about = about({
    title: 'Donner une adresse publique à une application avec un LoadBalancer',
    needs: ['load-balancer'],
  });

  constructor(app: StepApp) {
    super(app);
    const web = new Deployment(this, 'web', {
      replicas: 3,
      containers: [
        new Container('web', { image: images.podinfo }).note(
          'readinessProbe',
          'un pod qui échoue ici trois fois de suite (30 s) ne reçoit plus de requêtes : POST /readyz/disable pour essayer',
        ),
      ],
    });
    const service = new LoadBalancerService(this, 'web', {
      pods: web,
      ports: { http: 80 },
      healthCheck: { port: 'http', path: '/readyz' },
    })
      .note('spec.type', "un contrôleur, hors de Kubernetes lui-même, fournit l'adresse : status.loadBalancer.ingress")
      .note('spec.selector.app', 'les requêtes sont réparties entre ces pods')
      .note('spec.ports[http].port', "le port de l'adresse publique");
    const { class: loadBalancerClass, annotations } = app.target.get('loadBalancer');
    if (loadBalancerClass !== undefined) service.note('spec.loadBalancerClass', 'le contrôleur qui doit répondre à cette demande');
    if (Object.keys(annotations).length > 0) service.note('metadata.annotations', 'les réglages propres à ce fournisseur');
  }
}
