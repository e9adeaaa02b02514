import type { Construct } from 'constructs';
import { appOf } from '../course/step-app';
import * as k8s from '../imports/k8s';
import type { AccessMode } from './persistent-volume-claim';
import { size } from './quantity';
import { Resource } from './resource';

export interface PersistentVolumeProps {
  readonly size: string;
  /** @default ReadWriteOnce */
  readonly accessMode?: AccessMode;
  /** What becomes of the data when the claim goes. @default Retain */
  readonly reclaimPolicy?: 'Retain' | 'Delete';
  readonly source: VolumeSource;
}

/** Where the data of a PersistentVolume really is. */
type VolumeSource =
  | { readonly nfs: { readonly server: string; readonly path: string } }
  | {
      readonly csi: {
        readonly driver: string;
        /** What the driver knows the volume by: unique in the cluster. */
        readonly volumeHandle: string;
        readonly volumeAttributes?: Readonly<Record<string, string>>;
      };
    };

/** Storage that an administrator prepared, without a class. https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export class PersistentVolume extends Resource {
  constructor(scope: Construct, name: string, props: PersistentVolumeProps) {
    super(scope, 'PersistentVolume', name);
    this.define(k8s.KubePersistentVolume, {
      metadata: { name },
      spec: {
        capacity: { storage: size(props.size) },
        accessModes: [props.accessMode ?? 'ReadWriteOnce'],
        persistentVolumeReclaimPolicy: props.reclaimPolicy ?? 'Retain',
        storageClassName: '',
        ...props.source,
      },
    });
  }
}

export interface StorageClassProps {
  /** What becomes of the data when the claim goes. @default Kubernetes' own: Delete */
  readonly reclaimPolicy?: 'Retain' | 'Delete';
  /** Whether claims that name no class get this one. @default false */
  readonly default?: boolean;
}

/** A kind of storage that the target's provisioner makes on demand. https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export class StorageClass extends Resource {
  constructor(scope: Construct, name: string, props: StorageClassProps = {}) {
    super(scope, 'StorageClass', name);
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
