import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import type { ServerPodProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';
import type { DeploymentStrategy } from './deployment-strategy';

export interface DeploymentProps extends ServerPodProps {
  /** `null` leaves the number to an autoscaler. @default 1 */
  readonly replicas?: number | null;
  /** @default Kubernetes' own: RollingUpdate, 25 % more and 25 % fewer */
  readonly strategy?: DeploymentStrategy;
  /** How many old ReplicaSets are kept for an undo. @default Kubernetes' own: 10 */
  readonly revisionHistoryLimit?: number;
  /** How long a new pod must be ready before it counts, in seconds. @default Kubernetes' own: 0 */
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
  /** Labels of the Deployment itself, by which `kubectl get deployments -l …` finds it. @default none */
  readonly deploymentLabels?: Readonly<Record<string, string>>;
  /** Annotations of the Deployment itself, such as `kubernetes.io/change-cause`. */
  readonly deploymentAnnotations?: Readonly<Record<string, string>>;
}

/** Identical pods, kept at a number and replaced by revisions. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export class Deployment extends Workload {
  /** `undefined` where an autoscaler decides. */
  readonly replicas: number | undefined;

  constructor(scope: Construct, name: string, props: DeploymentProps) {
    super(scope, 'Deployment', name, props);
    this.replicas = props.replicas === null ? undefined : (props.replicas ?? 1);
    checkCount(`replicas de « ${name} »`, this.replicas);
    const { revisionHistoryLimit, minReadySeconds = 0, progressDeadlineSeconds = 600 } = props;
    checkCount(`revisionHistoryLimit de « ${name} »`, revisionHistoryLimit);
    checkCount(`minReadySeconds de « ${name} »`, minReadySeconds);
    checkCount(`progressDeadlineSeconds de « ${name} » (plus que minReadySeconds)`, progressDeadlineSeconds, minReadySeconds + 1);
    const deployment = this.define(k8s.KubeDeployment, {
      metadata: {
        name,
        ...(props.deploymentLabels && { labels: { ...props.deploymentLabels } }),
        ...(props.deploymentAnnotations && { annotations: { ...props.deploymentAnnotations } }),
      },
      spec: {
        ...(this.replicas !== undefined && { replicas: this.replicas }),
        ...(props.revisionHistoryLimit !== undefined && { revisionHistoryLimit: props.revisionHistoryLimit }),
        ...(props.minReadySeconds !== undefined && { minReadySeconds: props.minReadySeconds }),
        ...(props.progressDeadlineSeconds !== undefined && { progressDeadlineSeconds: props.progressDeadlineSeconds }),
        ...(props.strategy && { strategy: props.strategy.spec }),
        selector: this.selector,
        template: this.podTemplate,
      },
    });
    this.template.complete(deployment, 'spec.template.spec');
  }
}
