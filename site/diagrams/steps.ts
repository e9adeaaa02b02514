import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { course } from '../../charts';
import { type CourseStep, stepsOf } from '../../course/steps';
import type { TargetId } from '../../course/targets';
import { type KubeObject, objectsIn } from '../../imports/kube-object';
import { messageOf, Problem } from '../../system/problems';
import { readTextFile } from '../../system/text-file';
import { visible } from '../../system/visible';
import type { Graph } from './graph';
import { graphOf } from './manifest/graph-of';

/** Which manifest of the rendered course to draw. */
export interface Place {
  /** `nodeport`, or `03-services/nodeport`. */
  readonly step: string;
  /** @default 'minikube' */
  readonly target?: TargetId | undefined;
  /** The state that a learner repairs, instead of the solution. @default false */
  readonly start?: boolean | undefined;
}

/** A step that the rendered course does not have: the message says which it has. */
export class UnknownStep extends Error {}

let read: readonly CourseStep[] | undefined;

/** Not before a diagram is asked for: a chart that does not load must not keep the help from being shown. */
function steps(): readonly CourseStep[] {
  read ??= stepsOf(course);
  return read;
}

/** The picture of a step, drawn from its file of dist/: what is drawn is what is applied. */
export function stepGraph(place: Place): Graph {
  const { path, step } = find(place);
  return understood(path, (text) => {
    const title = text.split('\n', 1)[0]!.replace(/^# (.* · )?/, '');
    return graphOf(drawableObjects(text), { title, replicaSets: step.about.shows.includes('ReplicaSet') });
  });
}

/** The objects of a step's manifest. */
export const readStep = (place: Place): KubeObject[] => understood(find(place).path, drawableObjects);

/** What a manifest says. Throws a Problem where it is not as the course wrote it. */
function understood<T>(path: string, understand: (text: string) => T): T {
  try {
    return understand(readTextFile(path));
  } catch (error) {
    const remedy = '« npm run synth » écrit de nouveau ce manifeste du cours';
    throw new Problem([
      `${path} : illisible (${visible(messageOf(error).replace(`${path} : `, '').split('\n')[0] as string)}) ; ${remedy}.`,
    ]);
  }
}

function drawableObjects(text: string): KubeObject[] {
  const objects = objectsIn(text);
  if (objects.length === 0 || objects.some((object) => typeof object?.kind !== 'string' || typeof object.metadata?.name !== 'string'))
    throw new Error("ce n'est pas une suite d'objets de Kubernetes");
  return objects;
}

/** The steps of the course, in teaching order: `03-services/nodeport`. */
export const stepNames = (): string[] => steps().map(({ id }) => id);

/** Those that have a state to repair. */
export const startNames = (): string[] =>
  steps()
    .filter(({ start }) => start !== null)
    .map(({ id }) => id);

function find({ step: name, target = 'minikube', start = false }: Place): { readonly step: CourseStep; readonly path: string } {
  const step = steps().find((one) => name === one.name || name === one.id);
  if (!step) throw new UnknownStep(`« ${visible(name)} » n'est pas une étape du cours. ${suggestion(name, stepNames())}`);
  const manifest = start ? step.start : step.solution;
  if (!manifest) throw new UnknownStep(`L'étape « ${name} » n'a pas d'état de départ. Celles qui en ont un : ${startNames().join(', ')}.`);
  const path = join('dist', target, manifest.path);
  if (!existsSync(path)) throw new UnknownStep(`${path} manque : lancez « npm run synth ».`);
  return { step, path };
}

function suggestion(step: string, names: readonly string[]): string {
  const word = step.split('/').at(-1)!;
  const near = names.filter((name) => {
    const known = name.split('/').at(-1)!;
    return (word.length > 2 && (known.includes(word) || word.includes(known))) || distance(word, known) <= 2;
  });
  return near.length > 0 ? `Vouliez-vous dire : ${near.join(', ')} ?` : `Les étapes :\n${names.map((name) => `  ${name}`).join('\n')}`;
}

/** How many letters to add, remove or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + Number(letter !== other)));
    row = next;
  }
  return row[b.length]!;
}
