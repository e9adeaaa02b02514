import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { NetworkPolicy } from '../../../constructs/network/network-policy';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** The same deny policy on two networks: Flannel lets the client through, Calico blocks it. The client's log tells which. */
export default class Cni extends Step {
  static override readonly about = about({
    title: 'Comparer Flannel et Calico devant la même NetworkPolicy',
    needs: ['network-policy'],
    otherCni: 'flannel',
  });

  constructor(app: StepApp) {
    super(app);
    const web = new Deployment(this, 'web', { containers: [new Container('web', { image: images.podinfo })] });
    new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } });
    const script = new ConfigMap(this, 'client', { files: ['client.sh'] });
    new Deployment(this, 'client', {
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('client', {
          image: images.curl,
          command: ['sh', '/scripts/client.sh'],
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        }).note('command', 'écrit « passe » ou « bloqué » toutes les 5 secondes : kubectl logs -f deployment/client'),
      ],
    });
    new NetworkPolicy(this, 'web-deny-all', { pods: web, ingress: [] })
      .note('spec', "l'API accepte cet objet partout ; c'est le réseau (CNI) qui l'applique : Calico oui, Flannel non")
      .note('spec.podSelector', 'les pods protégés')
      .note('spec.policyTypes', "aucune règle « ingress » ne suit : rien n'entre");
  }
}
