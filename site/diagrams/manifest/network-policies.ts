import type { KubeObject } from '../../../imports/kube-object';
import { idOf } from './id';
import { drawNobody, nobody } from './nobody';
import type { Pods } from './pods';
import { describe, matches } from './selector';
import type { Sketch } from './sketch';

const everyone = 'pods/all';

/**
 * NetworkPolicies: the pods that they hold (dashed), and the paths that they open, drawn between the pods themselves: that is what a
 * packet sees. A policy that takes every pod points at a frame around them all.
 */
export function drawNetworkPolicies(sketch: Sketch): void {
  const policies = sketch.all('NetworkPolicy');
  if (policies.some(({ spec }) => isEmpty(spec.podSelector))) {
    sketch.frame({ id: everyone, label: 'tous les pods du namespace', noun: 'tous les pods du namespace', plural: true });
    sketch.enclose(
      sketch.pods.map(({ id }) => id),
      everyone,
    );
  }
  for (const policy of policies) drawPolicy(sketch, policy);
}

const isEmpty = (selector: KubeObject): boolean => describe(selector) === '';

function drawPolicy(sketch: Sketch, { kind, metadata, spec }: KubeObject): void {
  const held = ways(spec).map(
    ([word, rules]) => `${word} : ${rules.length === 0 ? 'rien' : rules.length === 1 ? '1 règle' : `${rules.length} règles`}`,
  );
  const from = sketch.object({ kind, metadata }, held);
  const chosen = sketch.pods.filter(({ labels }) => matches(spec.podSelector, labels));
  const says = "s'applique {au}";
  if (isEmpty(spec.podSelector)) sketch.link({ from, to: everyone, kind: 'selects', says, back: true });
  else for (const { id } of chosen) sketch.link({ from, to: id, kind: 'selects', says, back: true });
  if (chosen.length === 0) drawNobody(sketch, from, describe(spec.podSelector));
  const inside = isEmpty(spec.podSelector) ? [everyone] : chosen.map(({ id }) => id);
  for (const { from: peers = [], ports } of spec.ingress ?? [])
    for (const peer of peersOf(sketch, peers)) for (const id of inside) open(sketch, peer, id, ports);
  for (const { to: peers = [], ports } of spec.egress ?? [])
    for (const peer of peersOf(sketch, peers)) for (const id of inside) open(sketch, id, peer, ports);
}

/** The directions that a policy closes, each with the rules that open it again. */
const ways = (spec: KubeObject): [string, KubeObject[]][] => {
  const types: string[] = spec.policyTypes ?? ['Ingress', ...(spec.egress ? ['Egress'] : [])];
  return types.map((type) => (type === 'Ingress' ? ['entrée', spec.ingress ?? []] : ['sortie', spec.egress ?? []]));
};

/** Both ends may open the same path: it is drawn once. */
function open(sketch: Sketch, from: string, to: string, ports: readonly KubeObject[] = []): void {
  // Pods of the manifest stand in one column; who is elsewhere stands aside.
  const inPicture = sketch.pods.some(({ id }) => id === to) && sketch.pods.some(({ id }) => id === from);
  const numbers = [...new Set(ports.map(({ port }) => port))].join(', ');
  sketch.link({
    from,
    to,
    kind: 'flows',
    label: [numbers ? `permis : ${numbers}` : 'permis'],
    says: `{peut|peuvent} joindre${numbers ? ` sur le port ${numbers}` : ''} {le}`,
    ...(inPicture && { level: true }),
  });
}

/** The ids of those that a rule names: pods of the manifest, or others that it only describes. */
function peersOf(sketch: Sketch, peers: readonly KubeObject[]): string[] {
  return peers.flatMap(({ podSelector = {}, namespaceSelector, ipBlock }) => {
    if (ipBlock) return [outside(sketch, ipBlock.cidr, 'adresses')];
    if (namespaceSelector) return [outside(sketch, describe(podSelector), `namespace ${describe(namespaceSelector).replace(/^.*=/, '')}`)];
    const found: Pods[] = sketch.pods.filter(({ labels }) => matches(podSelector, labels));
    if (found.length > 0) return found.map(({ id }) => id);
    return [nobody(sketch, describe(podSelector))];
  });
}

const outside = (sketch: Sketch, name: string, kind: string): string =>
  sketch.add({ id: idOf('outside', name), family: 'outside', kind, name, details: [], noun: `les pods ${name} (${kind})`, plural: true });
