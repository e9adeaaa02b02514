import type { KubeObject } from '../../../imports/kube-object';
import type { Node } from '../graph';
import { idOf } from './id';
import { nounOf } from './kinds';
import { countOf, podDetails, templateOf } from './pods';
import { labelLines } from './selector';
import type { Sketch } from './sketch';

/**
 * Workloads and the pods they keep. The pods of a workload are one node, drawn as a pile; only those of a StatefulSet are drawn one
 * by one, because each has a name and a claim of its own.
 */
export function drawWorkloads(sketch: Sketch, { replicaSets }: { readonly replicaSets: boolean }): void {
  for (const object of sketch.objects) {
    const template = templateOf(object);
    if (!template) continue;
    if (object.kind === 'Pod') drawPod(sketch, object);
    else if (object.kind === 'StatefulSet') drawStatefulSet(sketch, object);
    else drawOwner(sketch, object, template, replicaSets);
  }
}

function drawPod(sketch: Sketch, pod: KubeObject): void {
  const { labels = {} } = pod.metadata;
  const id = sketch.object(pod, [...labelLines(labels), ...podDetails(pod.spec)]);
  sketch.pods.push({ id, members: [id], labels, spec: pod.spec });
}

function drawOwner(sketch: Sketch, owner: KubeObject, template: KubeObject, replicaSets: boolean): void {
  const { kind, metadata, spec } = owner;
  let parent = sketch.object(owner, kind === 'CronJob' ? [spec.schedule, ...(spec.timeZone ? [spec.timeZone] : [])] : strategy(spec));
  if (kind === 'CronJob') parent = between(sketch, parent, 'Job', metadata.name, 'crée, à chaque échéance, {le}');
  if (kind === 'Deployment' && replicaSets) parent = between(sketch, parent, 'ReplicaSet', metadata.name, 'crée, à chaque version, {le}');
  const scaler = sketch
    .all('HorizontalPodAutoscaler')
    .find(({ spec: { scaleTargetRef: to } }) => to.kind === kind && to.name === metadata.name);
  const { words, several } = countOf(owner, scaler);
  const { labels = {} } = template.metadata;
  const details = [...labelLines(labels), ...podDetails(template.spec)];
  const id = sketch.add({
    id: `pods/${idOf(kind, metadata.name)}`,
    family: 'pod',
    kind: '',
    name: words,
    details,
    noun: `${several ? 'les pods' : 'le pod'} du ${kind} ${metadata.name}`,
    plural: several,
    unnamed: true,
    stacked: several,
  });
  // A Job ends, and its pods with it: nothing keeps them.
  const verb = kind.endsWith('Job') ? 'lance' : 'maintient';
  sketch.link({ from: parent, to: id, kind: 'owns', says: `${verb} ${words} (${details.join(', ')})` });
  sketch.pods.push({ id, members: [id], labels, spec: template.spec });
}

const strategy = ({ strategy }: KubeObject): string[] => (strategy?.type === 'Recreate' ? ['Recreate'] : []);

/** The object that Kubernetes makes between an owner and its pods: its name ends with characters that the cluster chooses. */
function between(sketch: Sketch, parent: string, kind: string, name: string, says: string): string {
  const made: Node = {
    id: idOf(kind, `${name}-…`),
    family: 'workload',
    kind,
    name: `${name}-…`,
    details: [],
    noun: nounOf(kind, `${name}-…`),
  };
  const id = sketch.add(made);
  sketch.link({ from: parent, to: id, kind: 'owns', says });
  return id;
}

function drawStatefulSet(sketch: Sketch, set: KubeObject): void {
  const { name } = set.metadata;
  const { replicas = 1, template, volumeClaimTemplates = [] } = set.spec;
  const { labels = {} } = template.metadata;
  const parent = sketch.object(set);
  const details = podDetails(template.spec);
  const group = sketch.frame({
    id: `pods/${idOf('StatefulSet', name)}`,
    label: [...labelLines(labels), ...details].join(' · '),
    noun: `les pods du StatefulSet ${name}`,
    plural: true,
    ordered: true,
  });
  const members = Array.from({ length: replicas }, (_, ordinal) => {
    const pod = `${name}-${ordinal}`;
    const id = sketch.add({ id: idOf('Pod', pod), family: 'pod', kind: 'Pod', name: pod, details: [], noun: `le pod ${pod}`, group });
    sketch.link({ from: parent, to: id, kind: 'owns', says: 'maintient, chacun sous son nom, {le}' });
    for (const { metadata, spec } of volumeClaimTemplates) {
      const kind = 'PersistentVolumeClaim';
      const claim = sketch.object({ kind, metadata: { name: `${metadata.name}-${pod}` } }, [spec.resources.requests.storage]);
      sketch.link({ from: id, to: claim, kind: 'owns', says: 'garde ses données dans {le}' });
      if (spec.storageClassName) {
        const to = sketch.named('StorageClass', spec.storageClassName);
        sketch.link({ from: claim, to, kind: 'refers', says: 'demande un volume {au}' });
      }
    }
    return id;
  });
  sketch.pods.push({ id: group, members, labels, spec: template.spec });
}
