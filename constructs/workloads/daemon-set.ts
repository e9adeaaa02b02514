import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import type { ServerPodProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';

export interface DaemonSetProps extends ServerPodProps {
  /** How pods are replaced: one node after the other, or only when someone deletes them. @default Kubernetes' own: RollingUpdate */
  readonly updateStrategy?: 'RollingUpdate' | 'OnDelete';
}

/** One pod on every node that it may run on. https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export class DaemonSet extends Workload {
  constructor(scope: Construct, name: string, props: DaemonSetProps) {
    super(scope, 'DaemonSet', name, props);
    const daemonSet = this.define(k8s.KubeDaemonSet, {
      metadata: { name },
      spec: {
        ...(props.updateStrategy && { updateStrategy: { type: props.updateStrategy } }),
        selector: this.selector,
        template: this.podTemplate,
      },
    });
    this.template.complete(daemonSet, 'spec.template.spec');
  }
}
