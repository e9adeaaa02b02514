import { ApiObject } from 'cdk8s';
import { messageOf } from '../system/problems';
import { notesOf } from './note';
import { type Printable, printManifest, printObject } from './print';
import type { Settings } from './settings';
import { StepApp } from './step-app';
import type { Manifest } from './steps';
import { type Capabilities, Target } from './target';
import { type TargetId, targets } from './targets';

/** A file of dist/, or what went wrong while it was made. */
export type Rendered = { readonly path: string; readonly text: string } | { readonly problem: string };

/** A text with the questions that were asked of the target to write it. */
interface Rendering {
  readonly files: ReadonlyMap<string, string>;
  readonly target: Target;
}

/**
 * Renders manifests for every target of the settings, one after the other.
 *
 * A generator, so that a caller keeps no more than what it needs: time per step is flat and memory does not grow with the
 * course. Where the target table answers a step's questions alike for two targets, the step is rendered once.
 */
export function* render(manifests: Iterable<Manifest>, settings: Settings): Generator<Rendered> {
  for (const manifest of manifests) {
    const done: Rendering[] = [];
    const print = printedOnce();
    const problems = new Map<string, TargetId[]>();
    for (const id of settings.targets) {
      try {
        let rendering = done.find(({ target }) => target.answersLike(capabilitiesOf(id, settings)));
        if (!rendering) {
          rendering = renderFor(manifest, id, settings, print);
          done.push(rendering);
        }
        for (const [path, text] of rendering.files) yield { path: `${id}/${path}`, text };
      } catch (error) {
        const problem = explained(error);
        problems.set(problem, [...(problems.get(problem) ?? []), id]);
      }
    }
    for (const [problem, ids] of problems) yield { problem: `${manifest.source}, pour ${ids.join(', ')} : ${problem}` };
  }
}

/** A mistake that the constructs tell in words is told as it is; one of the code itself is better seen by the type checker. */
function explained(error: unknown): string {
  const slip = error instanceof TypeError || error instanceof ReferenceError;
  return slip ? `le code du chart est fautif (${error.message}) ; « npm run check » montre où.` : messageOf(error);
}

/** The step of a manifest, built for a target: its constructs, for those who want more than its text. */
export function build(manifest: Manifest, id: TargetId, settings: Settings): InstanceType<Manifest['Class']> {
  return new manifest.Class(new StepApp(new Target(capabilitiesOf(id, settings)), settings, manifest.folder));
}

function renderFor(manifest: Manifest, id: TargetId, settings: Settings, print: typeof printObject): Rendering {
  const step = build(manifest, id, settings);
  const broken = step.node.findAll().flatMap((construct) => construct.node.validate());
  if (broken.length > 0) throw new Error(broken.join(' '));
  const objects = step.node.findAll().filter(ApiObject.isApiObject);
  if (objects.length === 0) throw new Error("l'étape n'a aucun objet ; ajoutez-en au moins un.");
  const printables = objects.map((object) => ({ object: plainData(object), notes: notesOf(object) }));
  const files = new Map([[manifest.path, printManifest(manifest.header, printables, print)]]);
  const folder = manifest.path.replace(/\.yaml$/, '');
  for (const [name, text] of step.companions) files.set(`${folder}/${name}`, text);
  return { files, target: step.app.target };
}

/** An object as it is printed, its keys in their author's order: cdk8s sorts those of labels and data, unless a variable says so. */
function plainData(object: ApiObject): object {
  const before = process.env['CDK8S_DISABLE_SORT'];
  process.env['CDK8S_DISABLE_SORT'] = 'true';
  try {
    return object.toJson();
  } finally {
    if (before === undefined) delete process.env['CDK8S_DISABLE_SORT'];
    else process.env['CDK8S_DISABLE_SORT'] = before;
  }
}

/** Prints like printObject, once for each different object: most objects of a step are the same for its targets. */
function printedOnce(): typeof printObject {
  const texts = new Map<string, string>();
  return (printable: Printable) => {
    const key = JSON.stringify(printable);
    const text = texts.get(key) ?? printObject(printable);
    texts.set(key, text);
    return text;
  };
}

/** A target's answers, with the trainer's own in the place of the table's. */
function capabilitiesOf(id: TargetId, settings: Settings): Capabilities {
  const chosen = settings.storageClass[id];
  return chosen === undefined ? targets[id] : { ...targets[id], storageClass: chosen };
}
