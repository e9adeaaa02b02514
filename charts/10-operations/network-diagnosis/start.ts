import { startOf } from '../../../course/start';
import NetworkDiagnosis from './chart';

/** Three faults, one behind the other: no endpoint (refused), then a policy (no answer), then a port where nobody listens (refused). */
export default startOf(NetworkDiagnosis, {
  title: 'Trouver pourquoi front ne joint pas api',
  faults({ service, policy }) {
    service.patch('spec.selector.app', 'backend');
    policy.patch('spec.ingress[0].from[0].podSelector.matchLabels.app', 'frontend');
    service.patch('spec.ports[http].targetPort', 8080);
  },
});
