import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import { helmChart } from './helm-chart';

/** The course's own chart, made from these objects: the manifest is what `helm template bonjour` gives with the default values. */
export default class Helm extends Step {
  static override readonly about = about({ title: 'Installer, mettre à jour et annuler avec Helm' });

  constructor(app: StepApp) {
    super(app);
    const release = 'bonjour';
    const web = new Deployment(this, release, {
      replicas: 2,
      containers: [new Container('podinfo', { image: images.podinfo, env: { PODINFO_UI_MESSAGE: 'Bonjour' } })],
    });
    web.note('metadata.name', 'le nom de la release, choisi par « helm install »');
    web.note('spec.replicas', 'la valeur replicas');
    web.note('spec.template.spec.containers[podinfo].image', 'les valeurs image.repository et image.tag');
    web.note('spec.template.spec.containers[podinfo].env[PODINFO_UI_MESSAGE].value', 'la valeur message');
    const service = new ClusterIpService(this, release, { pods: web, ports: { http: 80 } });

    const image = app.imageName(images.podinfo);
    const tag = image.slice(image.lastIndexOf(':') + 1);
    const pod = 'spec.template.spec.containers[podinfo]';
    const files = helmChart({
      name: 'accueil',
      description: "Le chart du cours : une page d'accueil",
      version: '0.1.0',
      appVersion: tag,
      release,
      resources: [web, service],
      values: [
        { name: 'replicas', note: 'le nombre de pods', resource: web, path: 'spec.replicas' },
        { name: 'message', note: 'ce que répond la page', resource: web, path: `${pod}.env[PODINFO_UI_MESSAGE].value` },
        { name: 'image.repository', note: "le nom de l'image", resource: web, path: `${pod}.image`, part: image.slice(0, -tag.length - 1) },
        { name: 'image.tag', note: "la version de l'image", resource: web, path: `${pod}.image`, part: tag },
        { name: 'port', note: 'le port du Service', resource: service, path: 'spec.ports[http].port' },
      ],
    });
    for (const [name, text] of files) this.companion(`accueil/${name}`, text);
    this.companion('accueil/templates/NOTES.txt', this.app.file('NOTES.txt'));
  }
}
