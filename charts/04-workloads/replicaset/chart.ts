import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { ReplicaSet } from '../../../constructs/workloads/replica-set';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Three pods that someone watches over, and one that nobody does: delete some of each, and see which come back. */
export default class ReplicaSetStep extends Step {
  static override readonly about = about({ title: 'Garder un nombre de pods avec un ReplicaSet' });

  constructor(app: StepApp) {
    super(app);
    const web = new ReplicaSet(this, 'web', { replicas: 3, containers: [new Container('web', { image: images.nginx })] });
    web.note('spec.replicas', 'le nombre voulu : le contrôleur crée ou supprime des pods pour y revenir');
    web.note('spec.selector.matchLabels.app', 'tout pod sans propriétaire qui porte cette étiquette est adopté, et compte');
    web.note('spec.template', 'le modèle des pods à créer ; le modifier ne change pas ceux qui existent déjà');
    const solo = new Pod(this, 'solo', { containers: [new Container('web', { image: images.nginx })] });
    solo.note('metadata.name', 'un pod sans propriétaire : supprimé, il ne revient pas');
    solo.note('metadata.labels.app', "avec app: web, le ReplicaSet l'adopterait, et en supprimerait un de trop");
  }
}
