import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import type { WorkloadProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';

export interface ReplicaSetProps extends WorkloadProps {
  /** @default 1 */
  readonly replicas?: number;
}

/** Identical pods, kept at a number. https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/ */
export class ReplicaSet extends Workload {
  constructor(scope: Construct, name: string, props: ReplicaSetProps) {
    super(scope, 'ReplicaSet', name, { spec: props, labels: props.podLabels });
    checkCount(`replicas de « ${name} »`, props.replicas);
    const replicaSet = this.define(k8s.KubeReplicaSet, {
      metadata: { name },
      spec: { replicas: props.replicas ?? 1, selector: this.selector, template: this.podTemplate },
    });
    this.template.complete(replicaSet, 'spec.template.spec');
  }
}
