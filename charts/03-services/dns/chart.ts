import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { HeadlessService } from '../../../constructs/network/headless-service';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { Job } from '../../../constructs/workloads/job';
import { StatefulSet } from '../../../constructs/workloads/stateful-set';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** What CoreDNS answers: one address for a Service, every pod's for a headless one, and a name for each pod of a StatefulSet. */
export default class Dns extends Step {
  static override readonly about = about({ title: 'Retrouver Services et pods par leur nom dans le DNS du cluster' });

  constructor(app: StepApp) {
    super(app);
    const container = (name: string) => new Container(name, { image: images.podinfo });
    const web = new Deployment(this, 'web', { replicas: 2, containers: [container('web')] });
    new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } }).note(
      'metadata.name',
      'web.<namespace>.svc.cluster.local : une seule adresse, celle du Service',
    );
    new HeadlessService(this, 'web-headless', { pods: web, ports: { http: 9898 } })
      .note('spec.clusterIP', "sans adresse à lui (headless) : le DNS donne l'adresse de chaque pod prêt")
      .note('spec.ports[http].port', 'le port même des pods : aucune adresse virtuelle ne le traduit');
    const db = new StatefulSet(this, 'db', {
      replicas: 2,
      service: { name: 'db', ports: { http: 9898 } },
      containers: [container('db')],
    });
    db.note('spec.serviceName', 'chaque pod a un nom stable sous ce Service : db-0.db, db-1.db');
    const script = new ConfigMap(this, 'lookup', { files: ['lookup.sh'] });
    new Job(this, 'lookup', {
      containers: [
        new Container('lookup', {
          image: images.busybox,
          command: ['sh', '/scripts/lookup.sh'],
          args: ['web', 'db-0.db', 'db-1.db', 'db:2', 'web-headless:2'],
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        }).note('args', 'les noms à demander (« :2 » : attendre deux adresses) ; kubectl logs job/lookup donne les réponses'),
      ],
    });
  }
}
