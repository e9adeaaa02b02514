import { startOf } from '../../../course/start';
import Probes from './chart';

/** The same application under an impatient startup probe: killed before it has started, again and again. */
export default startOf(Probes, {
  faults({ web }) {
    web.patch('spec.template.spec.containers[web].startupProbe.failureThreshold', 3);
  },
});
