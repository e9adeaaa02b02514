import type { KubeObject } from '../../../imports/kube-object';
import { requirement } from './selector';

/** Pods that are alike, and the node or group that stands for them in the picture. */
export interface Pods {
  /** The id of a node or of a group: what a selection points at. */
  readonly id: string;
  /** The ids of the nodes whose claims and volumes are drawn: one, except for a StatefulSet. */
  readonly members: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: KubeObject;
}

/** The pod template of a workload, or the pod itself. */
export const templateOf = (object: KubeObject): KubeObject | undefined => {
  if (object.kind === 'Pod') return object;
  return object.spec?.jobTemplate?.spec.template ?? (object.spec?.template?.spec?.containers ? object.spec.template : undefined);
};

export const containersOf = (spec: KubeObject): KubeObject[] => [...(spec.initContainers ?? []), ...spec.containers];

/** How many pods, in words and whether they are several. */
export function countOf(owner: KubeObject, scaler: KubeObject | undefined): { words: string; several: boolean } {
  if (owner.kind === 'DaemonSet') return { words: '1 pod par nœud', several: true };
  if (scaler) return { words: `${scaler.spec.minReplicas ?? 1} à ${scaler.spec.maxReplicas} pods`, several: true };
  const { spec } = owner.kind === 'CronJob' ? owner.spec.jobTemplate : owner;
  const wanted: number = spec.completions ?? spec.parallelism ?? spec.replicas ?? 1;
  const pods = `${wanted} pod${wanted > 1 ? 's' : ''}`;
  const atATime = spec.completions > 1 && spec.parallelism ? `, ${spec.parallelism} à la fois` : '';
  return { words: pods + atATime, several: wanted > 1 };
}

/** What a learner must know of a pod to follow the arrows: its ports, its containers when several, where it may run. */
export function podDetails(spec: KubeObject): string[] {
  const ports = containersOf(spec).flatMap(({ ports = [] }) => ports.map(portName));
  const containers = containersOf(spec).length > 1 ? [...(spec.initContainers ?? []).map(early), ...spec.containers.map(plain)] : [];
  return [...(ports.length > 2 ? ports : [ports.join(', ')]).filter(Boolean), ...containers, ...placement(spec)];
}

/** `http 3000` */
export const portName = ({ name, containerPort }: KubeObject): string => (name ? `${name} ${containerPort}` : String(containerPort));

const plain = ({ name }: KubeObject): string => `conteneur ${name}`;
const early = ({ name, restartPolicy }: KubeObject): string => (restartPolicy === 'Always' ? `sidecar ${name}` : `init ${name}`);

function placement(spec: KubeObject): string[] {
  const node = spec.affinity?.nodeAffinity ?? {};
  const required = (node.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []) as KubeObject[];
  const preferred = (node.preferredDuringSchedulingIgnoredDuringExecution ?? []) as KubeObject[];
  const cpu = containersOf(spec).map(({ resources }) => String(resources?.requests?.cpu ?? ''));
  return [
    ...required.flatMap(({ matchExpressions = [] }) => matchExpressions.map((one: KubeObject) => `exige ${requirement(one)}`)),
    ...preferred.flatMap(({ preference }) => preference.matchExpressions.map((one: KubeObject) => `préfère ${requirement(one)}`)),
    ...(spec.tolerations ?? []).map(({ key }: KubeObject) => `tolère ${key}`),
    ...(spec.schedulerName ? [`scheduler ${spec.schedulerName}`] : []),
    // Whole processors are rare enough in the course to be the point.
    ...cpu.filter((request) => /^\d+$/.test(request)).map((request) => `demande ${request} CPU`),
  ];
}
