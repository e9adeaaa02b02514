import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Scheduling } from '../../../constructs/pods/scheduling';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Who does what: pods that say where they run, a Service that kube-proxy spreads, and questions whose answers the cluster knows. */
export default class Components extends Step {
  static override readonly about = about({ title: 'Reconnaître les composants du cluster', alone: ['nodes'] });

  constructor(app: StepApp) {
    super(app);
    const web = new Deployment(this, 'web', {
      replicas: 3,
      scheduling: new Scheduling({ spread: 'preferred' }),
      containers: [
        new Container('web', {
          image: images.podinfo,
          env: {
            NODE: EnvValue.field('spec.nodeName'),
            POD_IP: EnvValue.field('status.podIP'),
            PODINFO_UI_MESSAGE: 'pod $(POD_IP), sur le nœud $(NODE)',
          },
        })
          .note('env[NODE].valueFrom.fieldRef.fieldPath', 'choisi par le scheduler')
          .note('env[POD_IP].valueFrom.fieldRef.fieldPath', 'donnée par le réseau du nœud : une adresse par pod'),
      ],
    });
    const service = new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } });
    service.note(
      'spec.ports[http].port',
      "sur chaque nœud, kube-proxy, ou Cilium à sa place, écrit une règle par pod prêt : aucun processus n'écoute ici",
    );
    new Deployment(this, 'client', {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('client', {
          image: images.curl,
          command: ['sh', '-c', `while true; do curl -sm 2 http://${service.name} | grep message || echo "pas de réponse"; sleep 5; done`],
        }),
      ],
    });
    const answers = new ConfigMap(this, 'reponses', {
      data: { noeuds: '', runtime: '', kubelet: '', scheduler: '', 'controller-manager': '' },
    });
    answers.note('data.noeuds', 'combien y a-t-il de nœuds ?');
    answers.note('data.runtime', 'quel moteur de conteneurs, en quelle version ?');
    answers.note('data.kubelet', 'quelle version du kubelet ?');
    answers.note('data.scheduler', 'qui tient le Lease kube-scheduler, dans kube-system ?');
    answers.note('data.controller-manager', 'et le Lease kube-controller-manager ?');
  }
}
