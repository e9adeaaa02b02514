import type { Construct } from 'constructs';
import { appOf } from '../../course/step-app';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';

export interface StorageClassProps {
  /** What becomes of the data when the claim goes. @default Kubernetes' own: Delete */
  readonly reclaimPolicy?: 'Retain' | 'Delete';
  /** Whether claims that name no class get this one. @default false */
  readonly default?: boolean;
}

/** A kind of storage that the target's provisioner makes on demand. https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export class StorageClass extends Resource {
  constructor(scope: Construct, name: string, props: StorageClassProps = {}) {
    super(scope, 'StorageClass', name, 'cluster');
    const { name: provisioner, parameters, volumeBindingMode, allowVolumeExpansion } = appOf(this).target.get('provisioner');
    this.define(k8s.KubeStorageClass, {
      metadata: { name, ...(props.default && { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }) },
      provisioner,
      ...(parameters && { parameters: { ...parameters } }),
      ...(props.reclaimPolicy && { reclaimPolicy: props.reclaimPolicy }),
      ...(allowVolumeExpansion && { allowVolumeExpansion }),
      volumeBindingMode,
    });
  }
}
