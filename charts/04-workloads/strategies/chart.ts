import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment, type DeploymentProps } from '../../../constructs/workloads/deployment';
import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Three ways from one version to the next, and a client that shows what each one gives to whom. */
export default class Strategies extends Step {
  static override readonly about = about({ title: 'Choisir une stratégie de déploiement' });

  constructor(app: StepApp) {
    super(app);
    const ports = { http: 80 };

    const recreate = this.version('recreate', 'version 1', { replicas: 2, strategy: DeploymentStrategy.recreate });
    recreate.note('spec.strategy.type', "tous les anciens pods s'arrêtent, puis les nouveaux démarrent : une coupure");
    new ClusterIpService(this, 'recreate', { pods: recreate, ports });

    const blue = this.version('blue', 'bleu', { replicas: 2, podLabels: { app: 'blue-green', color: 'blue' } });
    const green = this.version('green', 'vert', { replicas: 2, podLabels: { app: 'blue-green', color: 'green' } });
    const live = new ClusterIpService(this, 'blue-green', { pods: blue, ports });
    live.note('spec.selector.color', 'blue ou green : changer ce mot bascule tout le monde à la fois');
    const preview = new ClusterIpService(this, 'blue-green-preview', { pods: green, ports });
    preview.note('spec.selector.color', 'la version suivante, à essayer avant de basculer');

    const stable = this.version('stable', 'stable', { replicas: 4, podLabels: { app: 'canary', track: 'stable' } });
    const canary = this.version('canary', 'canari', { replicas: 1, podLabels: { app: 'canary', track: 'canary' } });
    canary.note('spec.replicas', 'un pod sur cinq : un cinquième des requêtes');
    const both = new ClusterIpService(this, 'canary', { pods: [stable, canary], ports });
    both.note('spec.selector.app', "l'étiquette commune : les pods stables et le canari");

    const script = new ConfigMap(this, 'client', { files: ['client.sh'] });
    new Deployment(this, 'client', {
      containers: [
        new Container('client', {
          image: images.curl,
          command: ['sh', '/scripts/client.sh'],
          args: ['recreate', live.name, preview.name, both.name],
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        }).note('args', 'les Services interrogés : kubectl logs -f deployment/client'),
      ],
    });
  }

  private version(name: string, message: string, props: Omit<DeploymentProps, 'containers'>): Deployment {
    const container = new Container('web', { image: images.podinfo, env: { PODINFO_UI_MESSAGE: message } });
    return new Deployment(this, name, { ...props, containers: [container] });
  }
}
