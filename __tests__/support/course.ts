import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { course } from '../../charts';
import { type Manifest, manifestsOf } from '../../course/course';
import { render } from '../../course/render';
import { defaultSettings } from '../../course/settings';
import type { TargetId } from '../../course/targets';
import type { KubeObject } from './kube';

/** A rendered manifest of the real course. */
export interface RenderedStep {
  readonly manifest: Manifest;
  readonly target: TargetId;
  /** `nodeport`, or `network-diagnosis (start)`. */
  readonly name: string;
  readonly text: string;
  readonly objects: readonly KubeObject[];
}

export const manifests = manifestsOf(course);

/** Every file that the course renders with the default settings, by path below dist/. Throws on the first problem. */
export const files: ReadonlyMap<string, string> = new Map(
  [...render(manifests, defaultSettings)].map((rendered) => {
    if ('problem' in rendered) throw new Error(rendered.problem);
    return [rendered.path, rendered.text] as const;
  }),
);

const parsed = new Map<string, KubeObject[]>();

/** Reads a manifest as kubectl does. Identical texts are read once. */
function parse(text: string): KubeObject[] {
  const known = parsed.get(text);
  if (known) return known;
  const objects = parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS());
  parsed.set(text, objects);
  return objects;
}

/** Every manifest for every target. */
export const steps: readonly RenderedStep[] = defaultSettings.targets.flatMap((target) =>
  manifests.map((manifest) => {
    const text = files.get(`${target}/${manifest.path}`) as string;
    const name = manifest.path.endsWith('.start.yaml') ? `${manifest.step} (start)` : manifest.step;
    return { manifest, target, name, text, objects: parse(text) };
  }),
);

/** The committed text of a file of dist/. */
export const committed = (path: string): string => readFileSync(`dist/${path}`, 'utf8');
