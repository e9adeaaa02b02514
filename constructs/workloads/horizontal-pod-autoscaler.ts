import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import { Resource } from '../resource';
import type { Deployment } from './deployment';

export interface HorizontalPodAutoscalerProps {
  /** What is scaled. It must leave its number of replicas to the autoscaler: `replicas: null`. */
  readonly target: Deployment;
  readonly maxReplicas: number;
  /** The average use to aim at, in percent of what the containers ask for. */
  readonly cpuPercent: number;
  /** How long a lower need must last before pods are removed, in seconds. @default Kubernetes' own: 300 */
  readonly scaleDownSeconds?: number;
}

/** More or fewer replicas, as their load asks. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/ */
export class HorizontalPodAutoscaler extends Resource {
  constructor(scope: Construct, name: string, props: HorizontalPodAutoscalerProps) {
    super(scope, 'HorizontalPodAutoscaler', name);
    const { target, maxReplicas, cpuPercent, scaleDownSeconds } = props;
    checkCount(`cpuPercent de « ${name} »`, cpuPercent, 1);
    checkCount(`maxReplicas de « ${name} »`, maxReplicas, 1);
    checkCount(`scaleDownSeconds de « ${name} »`, scaleDownSeconds, 0, 3600);
    if (target.replicas !== undefined) {
      throw new Error(
        `Le Deployment « ${target.name} » fixe replicas: ${target.replicas}, que chaque « kubectl apply » remettrait malgré l'autoscaler « ${name} » : écrivez replicas: null.`,
      );
    }
    this.define(k8s.KubeHorizontalPodAutoscalerV2, {
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: target.object.apiVersion, kind: target.object.kind, name: target.name },
        minReplicas: 1,
        maxReplicas,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuPercent } } }],
        ...(scaleDownSeconds !== undefined && { behavior: { scaleDown: { stabilizationWindowSeconds: scaleDownSeconds } } }),
      },
    });
  }
}
