import { Container } from '../../../constructs/pods/container';
import type { Resources } from '../../../constructs/pods/container-resources';
import { Pod } from '../../../constructs/pods/pod';
import { Scheduling, type SchedulingProps } from '../../../constructs/pods/scheduling';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import { binding } from './binding';

/** Five pods, five questions to the scheduler. Two wait for the learner (a label, a binding), and one can never start. */
export default class Scheduler extends Step {
  static override readonly about = about({ title: 'Décider du nœud où tourne un pod', alone: ['nodes'] });

  constructor(app: StepApp) {
    super(app);
    const disk = { key: 'etapes/disque', values: ['ssd'] } as const;
    this.pod('prefers-ssd', { preferNodes: [{ ...disk, weight: 100 }] }).note(
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution',
      "une préférence : faute de nœud ssd, un autre fera l'affaire",
    );
    this.pod('requires-ssd', { requireNodes: [disk] }).note(
      'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
      'une exigence : Pending tant que « kubectl label node NŒUD etapes/disque=ssd » manque',
    );
    this.pod('tolerant', { tolerations: [{ key: 'etapes/reserve', operator: 'Exists', effect: 'NoSchedule' }] }).note(
      'spec.tolerations',
      'accepte un nœud que « kubectl taint node NŒUD etapes/reserve=oui:NoSchedule » ferme aux autres',
    );
    const manual = this.pod('manuel', { schedulerName: 'manuel' });
    manual.note('spec.schedulerName', "aucun scheduler ne porte ce nom : personne ne s'occupe de ce pod");
    this.companion('binding.yaml', binding(manual));
    this.pod('too-big', {}, { cpu: '500' }).note(
      'spec.containers[web].resources.requests.cpu',
      'cinq cents processeurs : aucun nœud ne les a',
    );
  }

  private pod(name: string, scheduling: SchedulingProps, resources: Resources = {}): Pod {
    return new Pod(this, name, {
      scheduling: new Scheduling(scheduling),
      containers: [new Container('web', { image: images.podinfo, probes: {}, resources })],
    });
  }
}
