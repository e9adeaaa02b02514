import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** One stable address for two pods, which answers inside the cluster only: a client pod stands there to ask. */
export default class ClusterIp extends Step {
  static override readonly about = about({ title: "Joindre une application depuis l'intérieur du cluster avec un ClusterIP" });

  constructor(app: StepApp) {
    super(app);
    const web = new Deployment(this, 'web', {
      replicas: 2,
      containers: [new Container('web', { image: images.podinfo })],
    });
    new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } })
      .note('metadata.name', 'le nom que les clients appellent : http://web')
      .note('spec', "sans « type », c'est un ClusterIP : une adresse virtuelle, joignable du cluster seulement")
      .note('spec.selector.app', "les pods visés ; l'EndpointSlice du Service tient la liste de ceux qui sont prêts")
      .note('spec.ports[http].port', "le port de l'adresse virtuelle")
      .note('spec.ports[http].targetPort', 'le port du pod, par son nom : 9898');
    new Pod(this, 'client', {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('client', { image: images.curl, command: ['sleep', 'infinity'] }).note(
          'command',
          'attend vos commandes : kubectl exec client -- curl -s http://web',
        ),
      ],
    });
  }
}
