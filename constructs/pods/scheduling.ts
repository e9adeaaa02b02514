import type * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import { checkLabels } from '../names';

export interface SchedulingProps {
  /** Labels that the node must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Labels that the node had better have, with a weight of 1 to 100. */
  readonly preferNodes?: readonly { readonly key: string; readonly values: readonly [string, ...string[]]; readonly weight: number }[];
  readonly requireNodes?: readonly { readonly key: string; readonly values: readonly [string, ...string[]] }[];
  readonly tolerations?: readonly k8s.Toleration[];
  /** Keeps the pods of this workload on different nodes: `required` leaves Pending those that find none. */
  readonly spread?: 'preferred' | 'required';
  /** Another scheduler than the default one. */
  readonly schedulerName?: string;
}

/** Where a pod may run. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export class Scheduling {
  constructor(private readonly props: SchedulingProps) {
    checkLabels('nodeSelector', props.nodeSelector);
  }

  toSpec(labels: Readonly<Record<string, string>>): Partial<k8s.PodSpec> {
    const { nodeSelector, tolerations, schedulerName } = this.props;
    const affinity = { ...this.nodeAffinity(), ...this.podAntiAffinity(labels) };
    return {
      ...(schedulerName !== undefined && { schedulerName }),
      ...(nodeSelector && { nodeSelector: { ...nodeSelector } }),
      ...(Object.keys(affinity).length > 0 && { affinity }),
      ...(tolerations && { tolerations: [...tolerations] }),
    };
  }

  private nodeAffinity(): k8s.Affinity {
    const { preferNodes, requireNodes } = this.props;
    if (!preferNodes && !requireNodes) return {};
    const expression = (key: string, values: readonly string[]) => ({ key, operator: 'In', values: [...values] });
    return {
      nodeAffinity: {
        ...(requireNodes && {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: requireNodes.map(({ key, values }) => expression(key, values)) }],
          },
        }),
        ...(preferNodes && {
          preferredDuringSchedulingIgnoredDuringExecution: preferNodes.map(({ key, values, weight }) => {
            checkCount("Le poids d'une préférence de nœud", weight, 1, 100);
            return { weight, preference: { matchExpressions: [expression(key, values)] } };
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
