import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import type { Pods } from '../pods/pods';
import { Resource } from '../resource';

export interface PodDisruptionBudgetProps {
  readonly pods: Pods;
  /** How many may be missing when someone drains nodes; give this or `minAvailable`. */
  readonly maxUnavailable?: number;
  readonly minAvailable?: number;
}

/** How many pods a planned disruption may take away at once. https://kubernetes.io/docs/concepts/workloads/pods/disruptions/ */
export class PodDisruptionBudget extends Resource {
  constructor(scope: Construct, name: string, props: PodDisruptionBudgetProps) {
    super(scope, 'PodDisruptionBudget', name);
    const { pods, maxUnavailable, minAvailable } = props;
    if ((maxUnavailable === undefined) === (minAvailable === undefined)) {
      throw new Error(`Le PodDisruptionBudget « ${name} » doit avoir maxUnavailable ou minAvailable, et un seul des deux.`);
    }
    checkCount(`maxUnavailable de « ${name} »`, maxUnavailable);
    checkCount(`minAvailable de « ${name} »`, minAvailable);
    this.define(k8s.KubePodDisruptionBudget, {
      metadata: { name },
      spec: {
        ...(minAvailable !== undefined && { minAvailable: k8s.IntOrString.fromNumber(minAvailable) }),
        ...(maxUnavailable !== undefined && { maxUnavailable: k8s.IntOrString.fromNumber(maxUnavailable) }),
        selector: { matchLabels: { ...pods.podLabels } },
      },
    });
  }
}
