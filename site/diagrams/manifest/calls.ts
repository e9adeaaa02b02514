import type { KubeObject } from '../../../imports/kube-object';
import { containersOf, type Pods } from './pods';
import { describe, matches } from './selector';
import type { Sketch } from './sketch';

/**
 * Which pods call which Services. No field says it: it is read where programs are told the name, in their environment, their
 * arguments and the ConfigMaps they read. Without these arrows a front and its API would be two pictures.
 *
 * Left out where a NetworkPolicy closes every pod: the paths that others open again are the lesson there, and are drawn instead.
 */
export function drawCalls(sketch: Sketch): void {
  if (sketch.all('NetworkPolicy').some(({ spec }) => describe(spec.podSelector) === '')) return;
  for (const pods of sketch.pods) {
    const told = wordsOf(pods.spec);
    const texts = textsOf(sketch, pods.spec);
    for (const { metadata, spec } of sketch.all('Service')) {
      if (isOwn(spec, pods)) continue;
      const inWords = new RegExp(`(?:^|//|\\.)${metadata.name}(?:$|[:/.])`);
      const inTexts = new RegExp(`//(?:[\\w-]+\\.)?${metadata.name}(?:[:/"'\\s]|$)`);
      if (!told.some((word) => inWords.test(word)) && !texts.some((text) => inTexts.test(text))) continue;
      sketch.link({ from: pods.id, to: `Service/${metadata.name}`, kind: 'flows', says: '{appelle|appellent} {le}' });
    }
  }
}

/** Members of a set name each other through their own Service: that is no call of another's. */
const isOwn = ({ selector = {} }: KubeObject, { labels }: Pods): boolean => matches({ matchLabels: selector }, labels);

const wordsOf = (spec: KubeObject): string[] =>
  containersOf(spec).flatMap(({ env = [], args = [], command = [] }) => [
    ...env.map(({ value }: KubeObject) => String(value ?? '')),
    ...[...command, ...args].flatMap((text: unknown) => String(text).split(/\s+/)),
  ]);

function textsOf(sketch: Sketch, spec: KubeObject): string[] {
  const mounted = (spec.volumes ?? []).map(({ configMap }: KubeObject) => configMap?.name);
  const variables = containersOf(spec).flatMap(({ envFrom = [] }) => envFrom.map(({ configMapRef }: KubeObject) => configMapRef?.name));
  const names = [...mounted, ...variables];
  return sketch
    .all('ConfigMap')
    .filter(({ metadata }) => names.includes(metadata.name))
    .flatMap(({ data = {} }) => Object.values(data).map(String));
}
