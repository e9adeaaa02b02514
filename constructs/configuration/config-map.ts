import type { Construct } from 'constructs';
import { appOf } from '../../course/step-app';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';
import { checkEntries, checkKey } from './entries';

export interface ConfigMapProps {
  /** Entries by name: a name is letters, digits, `-`, `_` or `.`. */
  readonly data?: Readonly<Record<string, string>>;
  /** Files of the step's folder, each an entry of its own name. */
  readonly files?: readonly string[];
  /** Frozen for good: only a new ConfigMap can change it. @default false */
  readonly immutable?: boolean;
}

/** Configuration that an application reads, apart from its image. https://kubernetes.io/docs/concepts/configuration/configmap/ */
export class ConfigMap extends Resource {
  private readonly keys: readonly string[];

  constructor(scope: Construct, name: string, props: ConfigMapProps) {
    super(scope, 'ConfigMap', name);
    const files = props.files ?? [];
    const twin = files.find((file, index) => file in (props.data ?? {}) || files.indexOf(file) !== index);
    if (twin !== undefined) throw new Error(`Le ConfigMap « ${name} » a deux entrées « ${twin} » : gardez-en une.`);
    const data = { ...props.data, ...Object.fromEntries(files.map((file) => [file, appOf(this).file(file)])) };
    this.keys = Object.keys(data);
    checkEntries('ConfigMap', name, data);
    this.define(k8s.KubeConfigMap, {
      metadata: { name },
      ...(props.immutable && { immutable: true }),
      data,
    });
  }

  /** Throws when the ConfigMap has no entry of this name. */
  checkKey(key: string): void {
    checkKey(`Le ConfigMap « ${this.name} »`, this.keys, key);
  }
}
