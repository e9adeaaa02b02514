import { JsonPatch } from 'cdk8s';
import type { StepApp } from '../../../course/step-app';
import PodSecurity from './chart';

/** The Deployment is accepted, and none of its pods: seven faults, that the ReplicaSet's FailedCreate event names. */
export default class Start extends PodSecurity {
  static override readonly title = 'Réparer un Deployment dont Pod Security refuse les pods';

  constructor(app: StepApp) {
    super(app);
    const pod = '/spec/template/spec';
    const container = `${pod}/containers/0/securityContext`;
    this.web.object.addJsonPatch(
      JsonPatch.add(`${pod}/hostPID`, true),
      JsonPatch.replace(`${pod}/securityContext/runAsNonRoot`, false),
      JsonPatch.replace(`${pod}/securityContext/runAsUser`, 0),
      JsonPatch.replace(`${pod}/securityContext/seccompProfile/type`, 'Unconfined'),
      JsonPatch.add(`${container}/privileged`, true),
      JsonPatch.replace(`${container}/allowPrivilegeEscalation`, true),
      JsonPatch.replace(`${container}/capabilities`, { add: ['NET_ADMIN'] }),
    );
  }

  /** The faulty pods are beside the solution already. */
  override get companions(): ReadonlyMap<string, string> {
    return new Map();
  }
}
