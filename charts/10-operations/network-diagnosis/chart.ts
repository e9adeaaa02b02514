import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { NetworkPolicy } from '../../../constructs/network/network-policy';
import { Container } from '../../../constructs/pods/container';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** A front that calls an API through a Service and a policy. Its log gives the symptom, its readiness the verdict. */
export default class NetworkDiagnosis extends Step {
  static override readonly about = about({ title: "Diagnostiquer un problème d'accès réseau", needs: ['network-policy'] });

  readonly service: ClusterIpService;
  readonly policy: NetworkPolicy;

  constructor(app: StepApp) {
    super(app);
    const api = new Deployment(this, 'api', { replicas: 2, containers: [new Container('api', { image: images.podinfo })] });
    this.service = new ClusterIpService(this, 'api', { pods: api, ports: { http: 80 } });
    this.service.note('spec.selector.app', 'à comparer avec « kubectl get pods --show-labels »');
    this.service.note('spec.ports[http].targetPort', 'à comparer avec les ports que le conteneur déclare');

    const url = `http://${this.service.name}/healthz`;
    const script = new ConfigMap(this, 'front', { files: ['call.sh'] });
    const front = new Deployment(this, 'front', {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('front', {
          image: images.curl,
          command: ['sh', '/scripts/call.sh'],
          env: { URL: url },
          probes: {
            readiness: Probe.exec(['curl', '--silent', '--fail', '--max-time', '2', '--output', '/dev/null', url], {
              periodSeconds: 5,
              timeoutSeconds: 3,
            }),
          },
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        })
          .note('command', 'dit ce qui arrive à chaque appel : kubectl logs -f deployment/front')
          .note('readinessProbe', "front n'est prêt que s'il joint api"),
      ],
    });
    this.policy = new NetworkPolicy(this, 'api', { pods: api, ingress: [{ peers: [front] }] });
    this.policy.note('spec.ingress[0].from[0].podSelector', "n'entrent que les pods qui portent cette étiquette");
  }
}
