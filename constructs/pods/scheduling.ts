import type * as k8s from '../../imports/k8s';
import { checkCount } from '../count';

/** A label of a node, with the values that suit. */
interface NodeLabel {
  readonly key: string;
  readonly values: readonly [string, ...string[]];
}

/** A taint, whatever its value. https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
interface Toleration {
  readonly key: string;
  readonly operator: 'Exists';
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export interface SchedulingProps {
  /** Labels that the node must have. */
  readonly requireNodes?: readonly NodeLabel[];
  /** Labels that the node had better have, with a weight of 1 to 100. */
  readonly preferNodes?: readonly (NodeLabel & { readonly weight: number })[];
  /** Taints that the pod does not mind. */
  readonly tolerations?: readonly Toleration[];
  /** Keeps the pods of this workload on different nodes: `required` leaves Pending those that find none. */
  readonly spread?: 'preferred' | 'required';
  /** Another scheduler than the default one. */
  readonly schedulerName?: string;
}

/** Where a pod may run. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export class Scheduling {
  constructor(private readonly props: SchedulingProps) {}

  toSpec(labels: Readonly<Record<string, string>>): Partial<k8s.PodSpec> {
    const { tolerations, schedulerName } = this.props;
    const affinity = { ...this.nodeAffinity(), ...this.podAntiAffinity(labels) };
    return {
      ...(schedulerName !== undefined && { schedulerName }),
      ...(Object.keys(affinity).length > 0 && { affinity }),
      ...(tolerations && { tolerations: tolerations.map((toleration) => ({ ...toleration })) }),
    };
  }

  private nodeAffinity(): k8s.Affinity {
    const { preferNodes, requireNodes } = this.props;
    if (!preferNodes && !requireNodes) return {};
    const expression = ({ key, values }: NodeLabel) => ({ key, operator: 'In', values: [...values] });
    return {
      nodeAffinity: {
        ...(requireNodes && {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: requireNodes.map(expression) }],
          },
        }),
        ...(preferNodes && {
          preferredDuringSchedulingIgnoredDuringExecution: preferNodes.map((label) => {
            checkCount(`Le poids de la préférence du nœud « ${label.key} »`, label.weight, 1, 100);
            return { weight: label.weight, preference: { matchExpressions: [expression(label)] } };
          }),
        }),
      },
    };
  }

  private podAntiAffinity(labels: Readonly<Record<string, string>>): k8s.Affinity {
    const { spread } = this.props;
    if (!spread) return {};
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { ...labels } } };
    return {
      podAntiAffinity:
        spread === 'required'
          ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
          : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
    };
  }
}
