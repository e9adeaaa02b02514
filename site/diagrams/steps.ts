import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetId } from '../../course/targets';
import { messageOf, Problem } from '../../system/problems';
import { readTextFile } from '../../system/text-file';
import { visible } from '../../system/visible';
import type { Graph } from './graph';
import { graphOf } from './manifest/graph-of';
import { type KubeObject, parse } from './manifest/objects';

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

/** The steps that show the ReplicaSets that a Deployment makes. */
const showReplicaSets = ['deployment'];

/** The picture of a step. */
export function stepGraph(place: Place): Graph {
  const { path, step } = find(place);
  return understood(path, (text) => {
    const title = text.split('\n', 1)[0]!.replace(/^# (.* · )?/, '');
    return graphOf(objectsIn(text), { title, replicaSets: showReplicaSets.includes(step) });
  });
}

/** The objects of a step's manifest. */
export const readStep = (place: Place): KubeObject[] => understood(find(place).path, objectsIn);

/** What a manifest says. Throws a Problem where it is not as the course wrote it. */
function understood<T>(path: string, understand: (text: string) => T): T {
  try {
    return understand(readTextFile(path));
  } catch (error) {
    const remedy = '« npm run synth » écrit de nouveau ce manifeste du cours';
    throw new Problem([`${path} : illisible (${visible(messageOf(error).split('\n')[0] as string)}) ; ${remedy}.`]);
  }
}

function objectsIn(text: string): KubeObject[] {
  const objects = parse(text);
  if (objects.length === 0 || objects.some((object) => typeof object?.kind !== 'string' || typeof object.metadata?.name !== 'string'))
    throw new Error("ce n'est pas une suite d'objets de Kubernetes");
  return objects;
}

/** The steps of a rendered target, in teaching order: `03-services/nodeport`. */
export function stepNames(target: TargetId = 'minikube', state: '' | '.start' = ''): string[] {
  return manifests(target, state).map(({ part, step }) => `${part}/${step}`);
}

interface Found {
  readonly part: string;
  readonly step: string;
  readonly path: string;
}

/** dist/ is read, and not the charts: what is drawn is what is applied, and nothing of the course has to be compiled. */
function manifests(target: TargetId, state: string): Found[] {
  const folder = join('dist', target);
  if (!existsSync(folder)) return [];
  const pattern = new RegExp(`^\\d\\d-([a-z0-9-]+)${state.replace('.', '\\.')}\\.yaml$`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((part) =>
      readdirSync(join(folder, part))
        .sort()
        .flatMap((file) => {
          const step = pattern.exec(file)?.[1];
          return step ? [{ part, step, path: join(folder, part, file) }] : [];
        }),
    );
}

function find({ step, target = 'minikube', start = false }: Place): Found {
  const state = start ? '.start' : '';
  const found = manifests(target, state).find((one) => step === one.step || step === `${one.part}/${one.step}`);
  if (found) return found;
  const names = stepNames(target, state);
  if (names.length === 0) throw new UnknownStep(`Aucun manifeste dans dist/${target} : lancez « npm run synth ».`);
  if (start && stepNames(target).some((name) => name === step || name.endsWith(`/${step}`)))
    throw new UnknownStep(`L'étape « ${step} » n'a pas d'état de départ. Celles qui en ont un : ${names.join(', ')}.`);
  throw new UnknownStep(`« ${visible(step)} » n'est pas une étape de dist/${target}. ${suggestion(step, stepNames(target))}`);
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
