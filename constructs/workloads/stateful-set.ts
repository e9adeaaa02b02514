import type { Construct } from 'constructs';
import { appOf } from '../../course/step-app';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import { checkName } from '../names';
import { HeadlessService } from '../network/headless-service';
import type { WorkloadProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';
import { size } from '../quantity';

/** A claim (ReadWriteOnce) that the controller makes for each pod. Mount it with `Volume.claimTemplate(name)`. */
interface ClaimTemplate {
  readonly name: string;
  readonly size: string;
}

export interface StatefulSetProps extends WorkloadProps {
  /** The headless Service that gives each pod its name. It is made from this, for the StatefulSet's pods. */
  readonly service: {
    readonly name: string;
    readonly ports: Readonly<Record<string, number>>;
    readonly publishNotReadyAddresses?: boolean;
  };
  /** @default 1 */
  readonly replicas?: number;
  /** Whether pods start and stop one after the other. @default Kubernetes' own: OrderedReady */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  /** @default none */
  readonly claims?: readonly ClaimTemplate[];
  /** What becomes of the claims, once the StatefulSet is deleted and once it is given fewer replicas. @default Kubernetes' own: Retain */
  readonly claimRetention?: { readonly whenDeleted: 'Retain' | 'Delete'; readonly whenScaled: 'Retain' | 'Delete' };
}

/**
 * Pods with an identity: a number, a DNS name and claims that stay theirs. It makes its headless Service, without which the pods
 * would have no name. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet extends Workload {
  readonly service: HeadlessService;

  constructor(scope: Construct, name: string, props: StatefulSetProps) {
    const claims = props.claims ?? [];
    super(scope, 'StatefulSet', name, { spec: props, labels: props.podLabels, claimTemplates: claims.map((claim) => claim.name) });
    checkCount(`replicas de « ${name} »`, props.replicas);
    if (!props.service?.name) {
      throw new Error(
        `Le StatefulSet « ${name} » n'a pas de Service headless : donnez-lui « service: { name, ports } », sans quoi ses pods n'auraient pas de nom.`,
      );
    }
    for (const [index, claim] of claims.entries()) {
      checkName('volumeClaimTemplate', claim.name);
      if (claims.findIndex((other) => other.name === claim.name) !== index) {
        throw new Error(`Le StatefulSet « ${name} » a deux modèles de demande « ${claim.name} » : donnez-leur des noms différents.`);
      }
    }
    this.service = new HeadlessService(scope, props.service.name, { ...props.service, pods: this });
    const { storageClass } = appOf(this);
    const statefulSet = this.define(k8s.KubeStatefulSet, {
      metadata: { name },
      spec: {
        serviceName: this.service.name,
        replicas: props.replicas ?? 1,
        ...(props.podManagementPolicy && { podManagementPolicy: props.podManagementPolicy }),
        ...(props.claimRetention && { persistentVolumeClaimRetentionPolicy: { ...props.claimRetention } }),
        selector: this.selector,
        template: this.podTemplate,
        ...(claims.length > 0 && {
          volumeClaimTemplates: claims.map((claim) => ({
            metadata: { name: claim.name },
            spec: {
              ...(storageClass !== undefined && { storageClassName: storageClass }),
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: size(claim.size) } },
            },
          })),
        }),
      },
    });
    this.template.complete(statefulSet, 'spec.template.spec');
  }
}
