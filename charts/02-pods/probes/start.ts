import { JsonPatch } from 'cdk8s';
import type { Course } from '../../../course/course';
import Probes from './chart';

/** The same application under an impatient startup probe: killed before it has started, again and again. */
export default class ImpatientProbes extends Probes {
  constructor(course: Course) {
    super(course);
    this.web.object.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/startupProbe/failureThreshold', 3));
  }
}
