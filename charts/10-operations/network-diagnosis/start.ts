import { JsonPatch } from 'cdk8s';
import type { StepApp } from '../../../course/step-app';
import NetworkDiagnosis from './chart';

/** Three faults, one behind the other: no endpoint (refused), then a policy (no answer), then a port where nobody listens (refused). */
export default class Start extends NetworkDiagnosis {
  static override readonly title = 'Trouver pourquoi front ne joint pas api';

  constructor(app: StepApp) {
    super(app);
    this.service.object.addJsonPatch(
      JsonPatch.replace('/spec/selector/app', 'backend'),
      JsonPatch.replace('/spec/ports/0/targetPort', 8080),
    );
    this.policy.object.addJsonPatch(JsonPatch.replace('/spec/ingress/0/from/0/podSelector/matchLabels/app', 'frontend'));
  }
}
