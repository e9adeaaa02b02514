import { startOf } from '../../../course/start';
import PodSecurity from './chart';

/** The Deployment is accepted, and none of its pods: seven faults, that the ReplicaSet's FailedCreate event names. */
export default startOf(PodSecurity, {
  title: 'Réparer un Deployment dont Pod Security refuse les pods',
  faults({ web }) {
    const pod = 'spec.template.spec';
    const container = `${pod}.containers[web].securityContext`;
    web.patch(`${pod}.hostPID`, true);
    web.patch(`${pod}.securityContext.runAsNonRoot`, false);
    web.patch(`${pod}.securityContext.runAsUser`, 0);
    web.patch(`${pod}.securityContext.seccompProfile.type`, 'Unconfined');
    web.patch(`${container}.privileged`, true);
    web.patch(`${container}.allowPrivilegeEscalation`, true);
    web.patch(`${container}.capabilities`, { add: ['NET_ADMIN'] });
  },
});
