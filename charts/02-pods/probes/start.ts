import { JsonPatch } from 'cdk8s';
import type { StepApp } from '../../../course/step-app';
import Probes from './chart';

/** The same application under an impatient startup probe: killed before it has started, again and again. */
export default class ImpatientProbes extends Probes {
  constructor(app: StepApp) {
    super(app);
    this.web.object.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/startupProbe/failureThreshold', 3));
  }
}
