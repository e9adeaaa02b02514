import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkName } from '../names';
import { Resource } from '../resource';
import { checkEntries, checkKey } from './entries';

/** What a pod may refer to as a Secret: one of the step, or one that is made when the step is applied. */
export interface Secret {
  readonly name: string;
  checkKey(key: string): void;
}

export interface OpaqueSecretProps {
  /** Sample values, readable by anyone who reads the course: never a real one. */
  readonly stringData: Readonly<Record<string, string>>;
}

/**
 * A Secret with sample values. They are written in clear (`stringData`), since base64 hides nothing and would suggest that it does.
 * https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class OpaqueSecret extends Resource implements Secret {
  private readonly keys: readonly string[];

  constructor(scope: Construct, name: string, props: OpaqueSecretProps) {
    super(scope, 'Secret', name);
    this.keys = Object.keys(props.stringData);
    checkEntries('Secret', name, props.stringData);
    this.define(k8s.KubeSecret, {
      metadata: { name },
      type: 'Opaque',
      stringData: { ...props.stringData },
    });
  }

  checkKey(key: string): void {
    checkKey(`Le Secret « ${this.name} »`, this.keys, key);
  }
}

/** A Secret that no manifest holds: a Job or the learner makes it when the step is applied. Its entries are declared here. */
export class AppliedSecret implements Secret {
  constructor(
    readonly name: string,
    private readonly keys: readonly string[],
  ) {
    checkName('Secret', name);
  }

  checkKey(key: string): void {
    checkKey(`Le Secret « ${this.name} », créé à l'application,`, this.keys, key);
  }
}
