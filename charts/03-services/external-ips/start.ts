import { ExternalIpService } from '../../../constructs/network/external-ip-service';
import { startOf } from '../../../course/start';
import ExternalIps from './chart';

/** History: a Service that claims an address for itself. Accepted before the policy, refused after. */
export default startOf(ExternalIps, {
  scope: 'namespace',
  since: null,
  faults(step) {
    for (const sound of [step.policy, step.binding, step.service]) sound.remove();
    new ExternalIpService(step, 'web', { pods: step.web, ports: { http: 80 }, externalIPs: ['192.0.2.10'] }).note(
      'spec.externalIPs',
      "une adresse que l'auteur s'attribue, sans preuve qu'elle est à lui (CVE-2020-8554) ; champ déprécié depuis 1.36",
    );
  },
});
