import type { KubeObject } from '../../../imports/kube-object';
import { idOf } from './id';
import type { Sketch } from './sketch';

/**
 * Who pods are to the API, and what they may ask it.
 *
 * A binding that has the name of its role says nothing that the role does not: the two are one node, « Role + RoleBinding ». Where the
 * names differ, the binding is what the step teaches, and it has a node of its own.
 */
export function drawIdentity(sketch: Sketch): void {
  for (const account of sketch.all('ServiceAccount')) sketch.object(account);
  for (const pods of sketch.pods) {
    const { serviceAccountName: name } = pods.spec;
    if (!name) continue;
    const to = sketch.named('ServiceAccount', name);
    sketch.link({ from: pods.id, to, kind: 'refers', label: ['identité'], says: '{agit|agissent} sous le nom {du}' });
  }
  const bindings = sketch.all('RoleBinding', 'ClusterRoleBinding');
  for (const role of sketch.all('Role', 'ClusterRole'))
    drawRole(
      sketch,
      role,
      bindings.filter((binding) => isTwin(binding, role)),
    );
  for (const binding of bindings) drawBinding(sketch, binding);
}

const isTwin = ({ metadata, roleRef }: KubeObject, role: KubeObject): boolean =>
  roleRef.kind === role.kind && roleRef.name === role.metadata.name && metadata.name === roleRef.name;

/** The id of the node that stands for a binding: its role's, when they are twins. */
const bindingId = (sketch: Sketch, binding: KubeObject): string => {
  const twin = sketch.all('Role', 'ClusterRole').find((role) => isTwin(binding, role));
  return twin ? idOf(twin.kind, twin.metadata.name) : idOf(binding.kind, binding.metadata.name);
};

function drawRole(sketch: Sketch, role: KubeObject, twins: readonly KubeObject[]): void {
  const { kind, metadata, rules = [] } = role;
  const lines: string[] = rules.flatMap(({ resources, resourceNames = [], verbs }: KubeObject) => [
    `${resources.join(', ')} : ${verbs.join(', ')}`,
    ...(resourceNames.length > 0 ? [`seulement ${resourceNames.join(', ')}`] : []),
  ]);
  // A role of many rules is the installation of a program, not the lesson.
  const details = rules.length <= 2 ? lines : [`${rules.length} règles`];
  const [twin] = twins;
  const kinds = twin ? `${kind} + ${twin.kind}` : kind;
  const noun = twin ? `le ${kind} et le ${twin.kind} ${metadata.name}` : `le ${kind} ${metadata.name}`;
  sketch.add({
    id: idOf(kind, metadata.name),
    family: 'identity',
    kind: kinds,
    name: metadata.name,
    details,
    noun,
    plural: twin !== undefined,
  });
}

function drawBinding(sketch: Sketch, binding: KubeObject): void {
  const { kind, metadata, roleRef, subjects = [] } = binding;
  const id = bindingId(sketch, binding);
  const merged = id !== idOf(kind, metadata.name);
  if (!merged) {
    sketch.object(binding);
    sketch.link({
      from: id,
      to: sketch.named(roleRef.kind, roleRef.name),
      kind: 'refers',
      label: ['le rôle'],
      says: 'donne les droits {du}',
    });
  }
  for (const subject of subjects) {
    const to = subject.kind === 'ServiceAccount' ? sketch.named('ServiceAccount', subject.name) : drawSubject(sketch, subject);
    // Who comes before what they may do, as one tells it: the arrow alone points back.
    const label = merged ? {} : { label: ['à qui'] };
    sketch.link({ from: id, to, kind: 'refers', ...label, says: merged ? 'donnent leurs droits {au}' : 'les donne {au}', back: true });
  }
}

const drawSubject = (sketch: Sketch, { kind, name }: KubeObject): string =>
  sketch.add({
    id: `subject/${kind}/${name}`,
    family: 'outside',
    kind: kind === 'Group' ? 'groupe' : 'utilisateur',
    name,
    details: [],
    noun: `le groupe ${name}`,
  });
