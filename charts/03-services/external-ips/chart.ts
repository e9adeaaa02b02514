import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } from '../../../constructs/security/validating-admission-policy';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** No Service may claim an address any more, in the namespaces that ask for it; start.ts is the Service of before. */
export default class ExternalIps extends Step {
  static override readonly about = about({
    title: 'Refuser les externalIPs par une règle du cluster',
    scope: 'cluster',
    since: { version: '1.30', brings: 'ValidatingAdmissionPolicy, en v1', seenBy: 'api-server' },
  });

  readonly policy: ValidatingAdmissionPolicy;
  readonly binding: ValidatingAdmissionPolicyBinding;
  readonly web: Deployment;
  readonly service: ClusterIpService;

  constructor(app: StepApp) {
    super(app);
    this.policy = new ValidatingAdmissionPolicy(this, 'no-external-ips', {
      matches: { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['services'] },
      validations: [
        {
          expression: '!has(object.spec.externalIPs) || object.spec.externalIPs.size() == 0',
          message: 'spec.externalIPs est refusé (CVE-2020-8554) : passez par un Service LoadBalancer ou un Ingress',
        },
      ],
    })
      .note('spec.failurePolicy', 'si la règle ne peut pas être évaluée, la requête est refusée')
      .note('spec.validations[0].expression', 'en CEL : doit être vrai du Service demandé (object)')
      .note('spec.validations[0].message', "ce que lit l'auteur d'une requête refusée");
    this.binding = new ValidatingAdmissionPolicyBinding(this, 'no-external-ips', {
      policy: this.policy,
      namespaces: { 'external-ips': 'refuse' },
    })
      .note('spec.validationActions[Deny]', "Warn avertirait sans refuser, Audit le noterait dans le journal d'audit")
      .note('spec.matchResources', 'en vigueur là seulement : kubectl label namespace <nom> external-ips=refuse');
    this.web = new Deployment(this, 'web', { containers: [new Container('web', { image: images.podinfo })] });
    this.service = new ClusterIpService(this, 'web', { pods: this.web, ports: { http: 80 } }).note(
      'spec',
      "sans externalIPs, ce Service passe ; celui de l'état de départ est refusé",
    );
  }
}
