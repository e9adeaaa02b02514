import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import type { PodSpecProps } from './pod-props';
import { Workload } from './workload';

export interface PodProps extends PodSpecProps {
  /** @default app: its name */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A pod alone: nobody makes another one when it dies. https://kubernetes.io/docs/concepts/workloads/pods/ */
export class Pod extends Workload {
  constructor(scope: Construct, name: string, props: PodProps) {
    super(scope, 'Pod', name, { spec: props, labels: props.labels, annotations: props.annotations });
    const { metadata, spec } = this.podTemplate;
    const pod = this.define(k8s.KubePod, { metadata: { name, ...metadata }, spec });
    this.template.complete(pod, 'spec');
  }
}
