import { ConfigMap } from '../../../constructs/configuration/config-map';
import { NodePortService } from '../../../constructs/network/node-port-service';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** From the browser to the pod: node port 31515, Service port 3050, container port 3000. */
export default class NodePort extends Step {
  static override readonly about = about({ title: 'Exposer une application avec un NodePort' });

  constructor(app: StepApp) {
    super(app);
    const site = new ConfigMap(this, 'multi-client', { files: ['default.conf'] });
    const web = new Deployment(this, 'multi-client', {
      replicas: 2,
      containers: [
        new Container('multi-client', {
          image: images.nginx,
          ports: { http: 3000 },
          mounts: [Volume.configMap(site, { name: 'site' }).at('/etc/nginx/conf.d')],
        }).note('ports[http].containerPort', "le port sur lequel l'application écoute"),
      ],
    });
    const service = new NodePortService(this, 'multi-client', {
      pods: web,
      ports: { http: 3050 },
      nodePorts: { http: app.target.nodePort(31515) },
    });
    service.note('spec.selector.app', 'les pods visés : ceux qui portent cette étiquette');
    service.note('spec.ports[http].port', 'le port du Service, dans le cluster');
    service.note('spec.ports[http].targetPort', 'le port du pod, par son nom : 3000');
    if (app.target.nodePort(31515)) service.note('spec.ports[http].nodePort', 'le port ouvert sur chaque nœud');
    else service.note('spec.type', 'ouvre un port sur chaque nœud : Kubernetes en choisit un libre, entre 30000 et 32767');
  }
}
