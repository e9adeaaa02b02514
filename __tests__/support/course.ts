import { readFileSync } from 'node:fs';
import { course } from '../../charts';
import { render } from '../../course/render';
import { defaultSettings } from '../../course/settings';
import { type CourseStep, type Manifest, manifestsOf, stepsOf } from '../../course/steps';
import type { TargetId } from '../../course/targets';
import { type KubeObject, objectsIn } from '../../imports/kube-object';

/** A rendered manifest of the real course. */
export interface RenderedStep {
  readonly step: CourseStep;
  readonly manifest: Manifest;
  readonly target: TargetId;
  /** `nodeport`, or `network-diagnosis (start)`. */
  readonly name: string;
  readonly text: string;
  readonly objects: readonly KubeObject[];
}

/** The steps of the real course. */
export const courseSteps = stepsOf(course);

export const manifests = courseSteps.flatMap(manifestsOf);

/** Every file that the course renders with the default settings, by path below dist/. Throws on the first problem. */
export const files: ReadonlyMap<string, string> = new Map(
  [...render(manifests, defaultSettings)].map((rendered) => {
    if ('problem' in rendered) throw new Error(rendered.problem);
    return [rendered.path, rendered.text] as const;
  }),
);

const parsed = new Map<string, KubeObject[]>();

/** Identical texts are read once. */
function parse(text: string): KubeObject[] {
  const known = parsed.get(text);
  if (known) return known;
  const objects = objectsIn(text);
  parsed.set(text, objects);
  return objects;
}

/** Every manifest for every target. */
export const steps: readonly RenderedStep[] = defaultSettings.targets.flatMap((target) =>
  courseSteps.flatMap((step) =>
    manifestsOf(step).map((manifest) => {
      const text = files.get(`${target}/${manifest.path}`) as string;
      const name = manifest === step.start ? `${step.name} (start)` : step.name;
      return { step, manifest, target, name, text, objects: parse(text) };
    }),
  ),
);

/** The committed text of a file of dist/. */
export const committed = (path: string): string => readFileSync(`dist/${path}`, 'utf8');
