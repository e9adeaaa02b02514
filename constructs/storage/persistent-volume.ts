import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { size } from '../quantity';
import { Resource } from '../resource';
import type { AccessMode } from './persistent-volume-claim';

export interface PersistentVolumeProps {
  readonly size: string;
  /** @default ReadWriteOnce */
  readonly accessMode?: AccessMode;
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

/** Storage that an administrator prepared, without a class; its data stays when the claim goes. https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export class PersistentVolume extends Resource {
  constructor(scope: Construct, name: string, props: PersistentVolumeProps) {
    super(scope, 'PersistentVolume', name, 'cluster');
    this.define(k8s.KubePersistentVolume, {
      metadata: { name },
      spec: {
        capacity: { storage: size(props.size) },
        accessModes: [props.accessMode ?? 'ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: '',
        ...props.source,
      },
    });
  }
}
