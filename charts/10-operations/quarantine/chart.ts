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

/** A pod that fails although its probes are well: relabelled, it leaves the Service, gets a replacement and stays to be examined. */
export default class Quarantine extends Step {
  static override readonly about = about({
    title: 'Mettre un pod défaillant en quarantaine',
    needs: ['network-policy'],
    leaves: ['pod/web-'],
  });

  constructor(app: StepApp) {
    super(app);
    const site = new ConfigMap(this, 'site', { files: ['default.conf'] });
    const health = Probe.httpGet('/healthz', { periodSeconds: 5 });
    const web = new Deployment(this, 'web', {
      replicas: 3,
      containers: [
        new Container('nginx', {
          image: images.nginx,
          probes: { readiness: health, liveness: health },
          mounts: [Volume.configMap(site).at('/etc/nginx/conf.d')],
        }).note('readinessProbe.httpGet.path', 'répond toujours 200 : la sonde ne verra pas la panne'),
      ],
    });
    web.note('spec.selector.matchLabels.app', "un pod qui perd cette étiquette n'est plus compté : le ReplicaSet le remplace");
    const service = new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } });
    service.note('spec.selector.app', 'et le Service ne lui envoie plus rien');
    const quarantined = { podLabels: { app: 'quarantine' }, ports: web.ports };
    const policy = new NetworkPolicy(this, 'quarantine', { pods: quarantined, ingress: [], egress: [] });
    policy.note('spec.podSelector', 'aucun pod au départ : kubectl label pod NOM app=quarantine --overwrite');
    policy.note('spec.policyTypes', "rien n'entre, rien ne sort ; logs et exec passent par le kubelet et marchent encore");

    const script = new ConfigMap(this, 'client', { files: ['client.sh'] });
    new Deployment(this, 'client', {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('client', {
          image: images.curl,
          command: ['sh', '/scripts/client.sh'],
          env: { URL: `http://${service.name}` },
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        }).note('command', 'qui répond, et comment : kubectl logs -f deployment/client'),
      ],
    });
  }
}
