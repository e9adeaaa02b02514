import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** The smallest thing that Kubernetes runs, with the metadata by which it is found and described. */
export default class FirstPod extends Step {
  static override readonly about = about({ title: 'Décrire un pod dans un manifeste' });

  constructor(app: StepApp) {
    super(app);
    const pod = new Pod(this, 'web', {
      labels: { app: 'web', tier: 'frontend' },
      annotations: { 'kubernetes.io/description': 'Le premier pod du cours' },
      containers: [new Container('web', { image: images.podinfo, probes: {}, env: { PODINFO_UI_MESSAGE: 'Bonjour !' } })],
    });
    pod.note('kind', "la sorte d'objet : avec son namespace et son nom, c'est son identité");
    pod.note('metadata.labels', 'pour choisir : kubectl get pods -l tier=frontend');
    pod.note('metadata.annotations', 'pour renseigner : on ne choisit pas par annotation');
    pod.note('spec', "l'état voulu ; le cluster ajoutera l'état constaté dans status");
    pod.note('spec.containers[web].image', "téléchargée d'un registre par le nœud, s'il ne l'a pas déjà");
    pod.note('spec.containers[web].ports[http].containerPort', "le port sur lequel l'application écoute");
  }
}
