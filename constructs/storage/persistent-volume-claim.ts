import type { Construct } from 'constructs';
import { appOf } from '../../course/step-app';
import * as k8s from '../../imports/k8s';
import { size } from '../quantity';
import { Resource } from '../resource';

/** From one node, from one pod only, or from many nodes at a time. */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

export interface PersistentVolumeClaimProps {
  /** How much, as a quantity: `1Gi`. */
  readonly size: string;
  /** @default ReadWriteOnce */
  readonly accessMode?: AccessMode;
  /** A class of the step; `none` for a volume that someone prepared. @default the target's or the cluster's default class */
  readonly storageClass?: { readonly name: string } | 'none';
  /** The very volume it wants. @default any that fits */
  readonly volume?: { readonly name: string };
}

/** A request for storage that outlives pods. https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export class PersistentVolumeClaim extends Resource<'PersistentVolumeClaim'> {
  constructor(scope: Construct, name: string, props: PersistentVolumeClaimProps) {
    super(scope, 'PersistentVolumeClaim', name);
    const { storageClass } = props;
    const className = storageClass === 'none' ? '' : storageClass ? storageClass.name : appOf(this).storageClass;
    this.define(k8s.KubePersistentVolumeClaim, {
      metadata: { name },
      spec: {
        ...(className !== undefined && { storageClassName: className }),
        ...(props.volume && { volumeName: props.volume.name }),
        accessModes: [props.accessMode ?? 'ReadWriteOnce'],
        resources: { requests: { storage: size(props.size) } },
      },
    });
  }
}
