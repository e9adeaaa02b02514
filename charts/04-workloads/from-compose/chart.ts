import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** A docker-compose file, service by service: a Deployment that runs it, and a Service that gives it its name. */
export default class FromCompose extends Step {
  static override readonly about = about({ title: 'Transcrire un fichier docker-compose' });

  constructor(app: StepApp) {
    super(app);
    this.companion('docker-compose.yaml', this.compose());
    this.companion('default.conf', this.app.file('default.conf'));

    const cache = new Deployment(this, 'cache', {
      containers: [
        new Container('cache', {
          image: images.redis,
          args: ['redis-server', '--save', '', '--protected-mode', 'no'],
          probes: { readiness: Probe.tcpSocket(), liveness: Probe.tcpSocket() },
        }).note('args', "command de compose : args ici, car command remplacerait l'ENTRYPOINT de l'image"),
      ],
    });
    const cacheService = new ClusterIpService(this, 'cache', { pods: cache, ports: { redis: 6379 } });
    cacheService.note('metadata.name', 'compose le faisait sans le dire : un nom que les autres services résolvent');

    const api = new Deployment(this, 'api', {
      replicas: 2,
      containers: [
        new Container('api', {
          image: images.podinfo,
          env: { PODINFO_CACHE_SERVER: `tcp://${cacheService.name}:6379` },
        }).note('readinessProbe', "à la place de depends_on : l'ordre n'est pas promis, chacun dit quand il est prêt"),
      ],
    });
    api.note('spec.replicas', 'deploy.replicas de compose');
    new ClusterIpService(this, 'api', { pods: api, ports: { http: 9898 } });

    const site = new ConfigMap(this, 'web', { files: ['default.conf'] });
    site.note('data', 'le fichier que compose montait depuis votre disque');
    const web = new Deployment(this, 'web', {
      containers: [
        new Container('web', { image: images.nginx, mounts: [Volume.configMap(site, { name: 'site' }).at('/etc/nginx/conf.d')] }),
      ],
    });
    const webService = new ClusterIpService(this, 'web', { pods: web, ports: { http: 8080 } });
    webService.note('spec.ports[http].port', 'ports: 8080:8080 de compose devient kubectl port-forward service/web 8080');
  }

  /** The compose file, with the trainer's mirror. It is written by hand: it must not fall behind course/images.ts. */
  private compose(): string {
    let compose = this.app.file('docker-compose.yaml');
    for (const image of [images.redis, images.podinfo, images.nginx]) {
      const line = `image: ${image.reference}\n`;
      if (!compose.includes(line)) {
        throw new Error(`docker-compose.yaml n'a pas « image: ${image.reference} » : écrivez-y l'image que nomme course/images.ts.`);
      }
      compose = compose.replaceAll(line, `image: ${this.app.imageName(image)}\n`);
    }
    return compose;
  }
}
