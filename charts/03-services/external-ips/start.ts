import { ExternalIpService } from '../../../constructs/network/external-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Deployment } from '../../../constructs/workloads/deployment';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import ExternalIps from './chart';

/** History: a Service that claims an address for itself. Accepted before the policy, refused after. */
export default class ExternalIpsStart extends Step {
  static override readonly title = ExternalIps.title;

  constructor(app: StepApp) {
    super(app);
    const web = new Deployment(this, 'web', { containers: [new Container('web', { image: images.podinfo })] });
    new ExternalIpService(this, 'web', { pods: web, ports: { http: 80 }, externalIPs: ['192.0.2.10'] }).note(
      'spec.externalIPs',
      "une adresse que l'auteur s'attribue, sans preuve qu'elle est à lui (CVE-2020-8554) ; champ déprécié depuis 1.36",
    );
  }
}
