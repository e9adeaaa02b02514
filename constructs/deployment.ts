import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { checkCount } from './count';
import type { ServerPodProps } from './pod-props';
import { Workload } from './workload';

/** How a Deployment replaces its pods. */
export class Strategy {
  private constructor(readonly spec: k8s.DeploymentStrategy) {}

  /** All the old pods stop, then the new ones start: a gap, but never two versions at once. */
  static readonly recreate = new Strategy({ type: 'Recreate' });

  /** A few at a time: at most `maxSurge` pods more and `maxUnavailable` fewer than asked, as numbers or percentages. */
  static rollingUpdate(options: { readonly maxSurge: number | string; readonly maxUnavailable: number | string }): Strategy {
    checkShare('maxSurge', options.maxSurge, Number.POSITIVE_INFINITY);
    checkShare('maxUnavailable', options.maxUnavailable, 100);
    const zero = (value: number | string) => Number.parseInt(String(value), 10) === 0;
    if (zero(options.maxSurge) && zero(options.maxUnavailable)) {
      throw new Error(
        "maxSurge et maxUnavailable valent tous deux 0 : la mise à jour ne pourrait jamais avancer, donnez au moins 1 à l'un des deux.",
      );
    }
    const value = (given: number | string) =>
      typeof given === 'number' ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);
    return new Strategy({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: value(options.maxSurge), maxUnavailable: value(options.maxUnavailable) },
    });
  }
}

/** Refuses what is neither a count nor a percentage. */
function checkShare(what: string, value: number | string, most: number): void {
  if (typeof value === 'number') checkCount(what, value);
  else if (!/^\d+%$/.test(value) || Number.parseInt(value, 10) > most) {
    throw new Error(
      `${what} vaut « ${value} » : un nombre entier, ou un pourcentage entier comme 25%, est attendu${most === 100 ? ' (100% au plus)' : ''}.`,
    );
  }
}

export interface DeploymentProps extends ServerPodProps {
  /** `null` leaves the number to an autoscaler. @default 1 */
  readonly replicas?: number | null;
  /** @default Kubernetes' own: RollingUpdate, 25 % more and 25 % fewer */
  readonly strategy?: Strategy;
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
    this.template.complete(deployment, ['spec', 'template', 'spec']);
  }
}
