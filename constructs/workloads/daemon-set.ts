import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import type { WorkloadProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';

/** One pod on every node that it may run on. https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export class DaemonSet extends Workload {
  constructor(scope: Construct, name: string, props: WorkloadProps) {
    super(scope, 'DaemonSet', name, { spec: props, labels: props.podLabels });
    const daemonSet = this.define(k8s.KubeDaemonSet, { metadata: { name }, spec: { selector: this.selector, template: this.podTemplate } });
    this.template.complete(daemonSet, 'spec.template.spec');
  }
}
