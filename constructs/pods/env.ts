import type * as k8s from '../../imports/k8s';
import type { ConfigMap } from '../configuration/config-map';
import type { Secret } from '../configuration/secret';
import { checkPodField, type VariableField } from './pod-field';

/** The value of an environment variable: a text, or where it is taken from when the container starts. */
export class EnvValue {
  private constructor(readonly source: k8s.EnvVarSource) {}

  /** An entry of a ConfigMap. Throws when the ConfigMap has no such entry. */
  static configMap(config: ConfigMap, key: string): EnvValue {
    config.checkKey(key);
    return new EnvValue({ configMapKeyRef: { name: config.name, key } });
  }

  /** An entry of a Secret. Throws when the Secret has no such entry. */
  static secret(secret: Secret, key: string): EnvValue {
    secret.checkKey(key);
    return new EnvValue({ secretKeyRef: { name: secret.name, key } });
  }

  /** A field of the pod itself: `metadata.name`, `status.podIP`, `metadata.labels['…']`. */
  static field(fieldPath: VariableField): EnvValue {
    checkPodField(fieldPath);
    return new EnvValue({ fieldRef: { fieldPath } });
  }
}

export type Env = Readonly<Record<string, string | EnvValue>>;

/** The typed variables, in the author's order. */
export function envVars(env: Env): k8s.EnvVar[] {
  for (const name of Object.keys(env)) {
    if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) {
      throw new Error(
        `La variable « ${name} » n'est pas acceptée : lettres sans accent, chiffres, « _ », « - » et « . », sans chiffre au début.`,
      );
    }
  }
  return Object.entries(env).map(([name, value]) => (typeof value === 'string' ? { name, value } : { name, valueFrom: value.source }));
}
