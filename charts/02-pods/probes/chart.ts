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

/** Three questions of the kubelet to an application that starts slowly; deleting a file makes it answer no. */
export default class Probes extends Step {
  static override readonly about = about({ title: 'Sonder un conteneur : démarrage, disponibilité, bonne santé' });
  readonly web: Deployment;

  constructor(app: StepApp) {
    super(app);
    const script = new ConfigMap(this, 'web', { files: ['web.sh'] });
    this.web = new Deployment(this, 'web', {
      replicas: 2,
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('web', {
          image: images.busybox,
          command: ['/scripts/web.sh'],
          ports: { http: 8080 },
          probes: {
            startup: Probe.httpGet('/healthz', { periodSeconds: 2, failureThreshold: 30 }),
            readiness: Probe.httpGet('/readyz', { periodSeconds: 2, failureThreshold: 1 }),
            liveness: Probe.httpGet('/healthz', { periodSeconds: 5, failureThreshold: 2 }),
          },
          mounts: [Volume.configMap(script, { name: 'scripts', executable: true }).at('/scripts'), Volume.emptyDir('www').at('/www')],
        })
          .note('startupProbe', 'a-t-il démarré ? les deux autres attendent ce oui ; trop de non : redémarrage')
          .note('startupProbe.failureThreshold', 'fois periodSeconds : le temps laissé pour démarrer')
          .note('readinessProbe', 'peut-il servir ? un non le retire du Service, un oui le remet')
          .note('livenessProbe', 'est-il encore en vie ? trop de non : le kubelet redémarre le conteneur'),
      ],
    });
    const service = new ClusterIpService(this, 'web', { pods: this.web, ports: { http: 80 } });
    service.note('spec.selector', "ces pods-là, tant qu'ils sont prêts : « kubectl describe endpointslices » dit lesquels le sont");
  }
}
