import type { Family } from '../graph';

/** How each kind of object is drawn, and the article that French gives it. */
const kinds: Readonly<Record<string, readonly [family: Family, article: string]>> = {
  Pod: ['pod', 'le '],
  Deployment: ['workload', 'le '],
  ReplicaSet: ['workload', 'le '],
  StatefulSet: ['workload', 'le '],
  DaemonSet: ['workload', 'le '],
  Job: ['workload', 'le '],
  CronJob: ['workload', 'le '],
  Service: ['service', 'le '],
  Ingress: ['ingress', "l'"],
  IngressClass: ['ingress', "l'"],
  ConfigMap: ['config', 'le '],
  Secret: ['config', 'le '],
  PersistentVolumeClaim: ['storage', 'le '],
  PersistentVolume: ['storage', 'le '],
  StorageClass: ['storage', 'le '],
  ServiceAccount: ['identity', 'le '],
  Role: ['identity', 'le '],
  ClusterRole: ['identity', 'le '],
  RoleBinding: ['identity', 'le '],
  ClusterRoleBinding: ['identity', 'le '],
  NetworkPolicy: ['rule', 'la '],
  PodDisruptionBudget: ['rule', 'le '],
  HorizontalPodAutoscaler: ['rule', "l'"],
  ValidatingAdmissionPolicy: ['rule', 'la '],
  ValidatingAdmissionPolicyBinding: ['rule', 'le '],
  Namespace: ['cluster', 'le '],
};

/** A kind that the course does not have yet is drawn plainly rather than refused: a new step must not wait for its picture. */
export const familyOf = (kind: string): Family => kinds[kind]?.[0] ?? 'cluster';

/** `le Service web`, `l'Ingress web`. */
export const nounOf = (kind: string, name: string): string =>
  kind === 'Pod' ? `le pod ${name}` : `${kinds[kind]?.[1] ?? "l'objet "}${kind} ${name}`;
