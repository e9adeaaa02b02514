import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { quantities } from '../quantity';
import { Resource } from '../resource';

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
