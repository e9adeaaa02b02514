import { startOf } from '../../../course/start';
import NetworkPolicyStep from './chart';

/** The four applications without any policy: each log shows everyone reached. */
export default startOf(NetworkPolicyStep, {
  title: 'Voir que tous les pods se parlent',
  faults({ policies }) {
    for (const policy of policies) policy.remove();
  },
});
