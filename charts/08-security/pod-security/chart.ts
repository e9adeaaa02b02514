import { Namespace } from '../../../constructs/namespaces/namespace';
import { Container } from '../../../constructs/pods/container';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import { faultyPods } from './faults';

/** A namespace that refuses dangerous pods, a Deployment that it accepts, and one pod per fault to be refused. */
export default class PodSecurity extends Step {
  static override readonly about = about({ title: 'Refuser les pods dangereux avec Pod Security', scope: 'cluster' });

  readonly web: Deployment;

  constructor(app: StepApp) {
    super(app);
    const level = 'restricted';
    const label = (mode: string) => `metadata.labels[pod-security.kubernetes.io/${mode}]`;
    new Namespace(this, 'restricted', { podSecurity: { enforce: level, warn: level, audit: level } })
      .note('metadata.name', 'pour que le Deployment y aille : kubectl apply -n restricted -f …')
      .note(label('enforce'), 'un pod non conforme est refusé')
      .note(label('warn'), 'kubectl affiche un avertissement, même pour un Deployment')
      .note(label('audit'), "le journal d'audit du serveur en garde la trace");
    const pod = new Container('web', { image: images.podinfo })
      .note('securityContext.allowPrivilegeEscalation', 'exigé par restricted : false')
      .note('securityContext.capabilities', 'exigé par restricted : drop ALL, et rien de plus que NET_BIND_SERVICE');
    this.web = new Deployment(this, 'web', { containers: [pod] });
    this.web.note('spec.template.spec.securityContext.runAsNonRoot', 'exigé par restricted : true');
    this.web.note('spec.template.spec.securityContext.seccompProfile.type', 'exigé par restricted : RuntimeDefault ou Localhost');
    for (const [name, text] of faultyPods(this.web)) this.companion(`${name}.yaml`, text);
  }
}
