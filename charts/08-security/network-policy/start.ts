import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { images } from '../../../course/images';
import { type Need, Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

const names = ['front', 'api', 'db', 'intruder'] as const;

/** Four applications without any policy: each log shows everyone reached. */
export default class Start extends Step {
  static override readonly title: string = 'Voir que tous les pods se parlent';
  static override readonly needs: readonly Need[] = ['network-policy'];

  protected readonly apps: Readonly<Record<(typeof names)[number], Deployment>>;

  constructor(app: StepApp) {
    super(app);
    const lab = new ConfigMap(this, 'lab', { files: ['probe.sh', 'index.html'] });
    const speaker = (name: string) => {
      const deployment = new Deployment(this, name, {
        terminationGracePeriodSeconds: 1,
        containers: [
          new Container('probe', {
            image: images.busybox,
            command: ['sh', '/lab/probe.sh', ...names.filter((other) => other !== name && other !== 'intruder')],
            env: { NAME: name },
            ports: { http: 8080 },
            probes: { readiness: Probe.httpGet('/') },
            mounts: [Volume.configMap(lab).at('/lab')],
          }).note('command', `sert une page, et essaie de joindre les autres : kubectl logs -f deployment/${name}`),
        ],
      });
      if (name !== 'intruder') new ClusterIpService(this, name, { pods: deployment, ports: { http: 80 } });
      return deployment;
    };
    this.apps = { front: speaker('front'), api: speaker('api'), db: speaker('db'), intruder: speaker('intruder') };
  }
}
