import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import { checkLabels } from '../names';
import type { WorkloadProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';
import type { DeploymentStrategy } from './deployment-strategy';

export interface DeploymentProps extends WorkloadProps {
  /** `null` leaves the number to an autoscaler. @default 1 */
  readonly replicas?: number | null;
  /** @default Kubernetes' own: RollingUpdate, 25 % more and 25 % fewer */
  readonly strategy?: DeploymentStrategy;
  /** How long a new pod must be ready before it counts, in seconds. @default Kubernetes' own: 0 */
  readonly minReadySeconds?: number;
  /** Its own labels, by which `kubectl get deployments -l …` finds it. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Its own annotations, such as `kubernetes.io/change-cause`. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Identical pods, kept at a number and replaced by revisions. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export class Deployment extends Workload {
  /** `undefined` where an autoscaler decides. */
  readonly replicas: number | undefined;

  constructor(scope: Construct, name: string, props: DeploymentProps) {
    super(scope, 'Deployment', name, { spec: props, labels: props.podLabels });
    this.replicas = props.replicas === null ? undefined : (props.replicas ?? 1);
    checkLabels(name, props.labels);
    checkCount(`replicas de « ${name} »`, this.replicas);
    // A new pod must have become ready before its Deployment gives up on it: progressDeadlineSeconds, 600 by default.
    checkCount(`minReadySeconds de « ${name} »`, props.minReadySeconds, 0, 599);
    const deployment = this.define(k8s.KubeDeployment, {
      metadata: {
        name,
        ...(props.labels && { labels: { ...props.labels } }),
        ...(props.annotations && { annotations: { ...props.annotations } }),
      },
      spec: {
        ...(this.replicas !== undefined && { replicas: this.replicas }),
        ...(props.minReadySeconds !== undefined && { minReadySeconds: props.minReadySeconds }),
        ...(props.strategy && { strategy: props.strategy.spec }),
        selector: this.selector,
        template: this.podTemplate,
      },
    });
    this.template.complete(deployment, 'spec.template.spec');
  }
}
