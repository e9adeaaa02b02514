import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, Problem } from '../system/problems';
import { Step, type StepClass } from './step';

/** A part of the course: a folder of charts/, with its steps in teaching order. */
export interface Part {
  /** Two digits and a word: `03-services`. */
  readonly id: string;
  readonly title: string;
  /** The folders of its steps, in teaching order. */
  readonly steps: readonly string[];
}

/** A course before it is rendered: its parts, and where their folders are. */
export interface Course {
  readonly parts: readonly Part[];
  /** The folder that holds a folder per part. */
  readonly folder: string;
  /** Loads the module of a step: `chart`, or `start` for the state that a learner repairs. */
  readonly load: (part: string, step: string, module: 'chart' | 'start') => unknown;
}

/** One manifest to render: a step's solution, or the state it starts from. */
export interface Manifest {
  readonly part: Part;
  readonly step: string;
  /** The step's folder. */
  readonly folder: string;
  /** The file that describes it, for messages. */
  readonly source: string;
  /** The path of the rendered file, without a target: `03-services/02-nodeport.yaml`. */
  readonly path: string;
  readonly header: readonly string[];
  readonly Class: StepClass;
}

/** The manifests of a course, in teaching order. Throws a Problem with everything wrong in its index and folders. */
export function manifestsOf(course: Course): Manifest[] {
  const problems = [...indexProblems(course)];
  const manifests: Manifest[] = [];
  for (const part of course.parts) {
    for (const [index, step] of part.steps.entries()) {
      const folder = join(course.folder, part.id, step);
      const place = `${part.id}/${String(index + 1).padStart(2, '0')}-${step}`;
      for (const module of ['chart', 'start'] as const) {
        const source = join(folder, `${module}.ts`);
        if (!existsSync(source)) continue; // Of a missing chart, indexProblems has said so; a start state is a choice.
        try {
          const Class = load(course, part, step, module);
          const [path, state] = module === 'chart' ? [`${place}.yaml`, ''] : [`${place}.start.yaml`, ' (état de départ)'];
          const lesson = `${part.title} · étape ${index + 1} · ${Class.title}${state}`;
          manifests.push({ part, step, folder, source, path, header: header(lesson, path, Class), Class });
        } catch (error) {
          problems.push(messageOf(error));
        }
      }
    }
  }
  if (problems.length > 0) throw new Problem(problems);
  return manifests;
}

function header(lesson: string, path: string, { scope }: StepClass): string[] {
  const warning = scope === 'cluster' ? ['Objets du cluster entier : pour le formateur, ou sur un cluster à vous.'] : [];
  return [lesson, ...warning, `kubectl apply -f ${path}`];
}

function load(course: Course, part: Part, step: string, module: 'chart' | 'start'): StepClass {
  const source = join(course.folder, part.id, step, `${module}.ts`);
  let loaded: unknown;
  try {
    loaded = course.load(part.id, step, module);
  } catch (error) {
    throw new Error(
      `${source} : le fichier ne se charge pas (${messageOf(error).split('\nRequire stack')[0]}) ; « npm run check » montre où.`,
    );
  }
  const Class = (loaded as { default?: unknown } | undefined)?.default;
  if (typeof Class !== 'function' || !Object.prototype.isPrototypeOf.call(Step.prototype, Class.prototype)) {
    throw new Error(`${source} : l'export par défaut doit être l'étape (export default class … extends Step).`);
  }
  const found = Class as unknown as StepClass;
  // The title is a line of the manifest's header and a cell of the README's table.
  if (typeof found.title !== 'string' || !/^[^\p{Cc}|]+$/u.test(found.title.trim())) {
    throw new Error(
      `${source} : le titre de l'étape doit être un texte d'une ligne, sans « | » ; écrivez « static override readonly title = '…' ».`,
    );
  }
  return found;
}

function* indexProblems({ parts, folder }: Course): Generator<string> {
  const index = join(folder, 'index.ts');
  for (const id of repeated(parts.map((part) => part.id)))
    yield `${index} : la partie « ${id} » est citée deux fois ; gardez-la une seule fois.`;
  for (const part of parts) {
    if (!/^\d\d-[a-z0-9-]+$/.test(part.id))
      yield `${index} : « ${part.id} » n'est pas un nom de partie ; écrivez deux chiffres et un mot, comme 03-services.`;
  }
  const steps = parts.flatMap((part) => part.steps);
  for (const step of repeated(steps)) yield `${index} : l'étape « ${step} » est citée deux fois ; gardez-la une seule fois.`;
  for (const part of parts) {
    for (const step of part.steps) {
      const chart = join(folder, part.id, step, 'chart.ts');
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(step))
        yield `${index} : « ${step} » n'est pas un nom d'étape ; écrivez des minuscules, des chiffres et des tirets, comme ma-lecon.`;
      else if (!existsSync(chart))
        yield `${index} : l'étape « ${step} » de la partie ${part.id} n'a pas de chart ; créez ${chart} ou retirez-la.`;
    }
  }
  for (const part of subfolders(folder)) {
    const listed = parts.find(({ id }) => id === part);
    if (!listed) {
      yield `${join(folder, part)} : ce dossier n'est pas dans ${index} ; ajoutez-y la partie, ou supprimez le dossier.`;
      continue;
    }
    for (const step of subfolders(join(folder, part))) {
      if (!listed.steps.includes(step))
        yield `${join(folder, part, step)} : cette étape n'est pas dans ${index} ; ajoutez-la à la partie ${part}, ou supprimez le dossier.`;
    }
  }
}

const repeated = (values: readonly string[]): Set<string> => new Set(values.filter((value, at) => values.indexOf(value) !== at));

const subfolders = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
