import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { checkCeiling, quantities } from './quantity';
import { Resource } from './resource';

type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

export interface NamespaceProps {
  /** What Pod Security refuses, warns of and records. https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
  readonly podSecurity?: { readonly enforce?: PodSecurityLevel; readonly warn?: PodSecurityLevel; readonly audit?: PodSecurityLevel };
}

/** A room for names, rights and quotas. https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export class Namespace extends Resource {
  constructor(scope: Construct, name: string, props: NamespaceProps = {}) {
    super(scope, 'Namespace', name);
    const levels = Object.entries(props.podSecurity ?? {}).map(([mode, level]) => [`pod-security.kubernetes.io/${mode}`, level]);
    this.define(k8s.KubeNamespace, {
      metadata: { name, ...(levels.length > 0 && { labels: Object.fromEntries(levels) }) },
    });
  }
}

/** What a quota counts. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
const countable =
  /^((requests\.|limits\.)?(cpu|memory|ephemeral-storage)|requests\.storage|pods|services(\.loadbalancers|\.nodeports)?|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|count\/[a-z.-]+|.*\/.+|.+\.storageclass\.storage\.k8s\.io\/.+)$/;

/** How much a namespace may use in all. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export class ResourceQuota extends Resource {
  constructor(scope: Construct, name: string, hard: Readonly<Record<string, string>>) {
    super(scope, 'ResourceQuota', name);
    const unknown = Object.keys(hard).find((resource) => !countable.test(resource));
    if (unknown !== undefined) {
      throw new Error(
        `Le ResourceQuota « ${name} » limite « ${unknown} », que Kubernetes ne compte pas : écrivez pods, services, requests.cpu, limits.memory, requests.storage, count/deployments.apps…`,
      );
    }
    this.define(k8s.KubeResourceQuota, { metadata: { name }, spec: { hard: quantities(hard) } });
  }
}

/** What a container gets when it asks for nothing, and the most it may ask for. https://kubernetes.io/docs/concepts/policy/limit-range/ */
export class LimitRange extends Resource {
  constructor(
    scope: Construct,
    name: string,
    props: {
      readonly defaultRequest: Readonly<Record<string, string>>;
      readonly default: Readonly<Record<string, string>>;
      readonly max?: Readonly<Record<string, string>>;
    },
  ) {
    super(scope, 'LimitRange', name);
    const owner = `Le LimitRange « ${name} »`;
    checkCeiling(owner, ['defaultRequest', props.defaultRequest], ['default', props.default]);
    checkCeiling(owner, ['defaultRequest', props.defaultRequest], ['max', props.max ?? {}]);
    checkCeiling(owner, ['default', props.default], ['max', props.max ?? {}]);
    this.define(k8s.KubeLimitRange, {
      metadata: { name },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: quantities(props.defaultRequest),
            default: quantities(props.default),
            ...(props.max && { max: quantities(props.max) }),
          },
        ],
      },
    });
  }
}
