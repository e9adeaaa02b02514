import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, Problem } from '../system/problems';
import { type About, aboutProblems } from './about';
import { type Course, indexProblems, numberOf, type Part, withoutHoles } from './course';
import { Step, type StepClass } from './step';

/** A step at its place in the course. */
export interface CourseStep {
  /** Its part and its folder: `03-services/nodeport`. */
  readonly id: string;
  /** Its folder, and its name where the part is not said: `nodeport`. */
  readonly name: string;
  /** `3.2` */
  readonly number: string;
  readonly part: Part;
  /** `charts/03-services/nodeport`. */
  readonly folder: string;
  /** What is true of the step; its start state says its own. */
  readonly about: About;
  readonly solution: Manifest;
  /** The state that the learner repairs; `null` where there is none. */
  readonly start: Manifest | null;
}

/** One manifest to render: a step's solution, or the state it starts from. */
export interface Manifest {
  /** The step's folder. */
  readonly folder: string;
  /** The file that describes it, for messages. */
  readonly source: string;
  /** The path of the rendered file, without a target: `03-services/02-nodeport.yaml`. */
  readonly path: string;
  readonly header: readonly string[];
  readonly Class: StepClass;
}

/** The steps of a course, in teaching order. Throws a Problem with everything wrong in its index, its folders and what its steps say. */
export function stepsOf(written: Course): CourseStep[] {
  const { course, holes } = withoutHoles(written);
  const problems = [...holes, ...indexProblems(course)];
  const steps = course.parts.flatMap((part) => part.steps.flatMap((name, index) => read(course, part, name, index + 1, problems) ?? []));
  if (problems.length > 0) throw new Problem(problems);
  return steps;
}

/** The one or two manifests of a step: its solution, and its start state. */
export const manifestsOf = ({ solution, start }: CourseStep): Manifest[] => (start ? [solution, start] : [solution]);

/** A step of the index, or `undefined` where it has no solution that loads: the problems then say why. */
function read(course: Course, part: Part, name: string, place: number, problems: string[]): CourseStep | undefined {
  const id = `${part.id}/${name}`;
  const folder = join(course.folder, id);
  const stem = `${part.id}/${String(place).padStart(2, '0')}-${name}`;
  const manifest = (module: 'chart' | 'start', path: string, state: string): Manifest | null => {
    const source = join(folder, `${module}.ts`);
    if (!existsSync(source)) return null; // Of a missing chart, indexProblems has said so; a start state is a choice.
    try {
      const Class = load(() => course.load(part.id, name, module));
      const { title, scope } = Class.about;
      return { folder, source, path, header: header(`${part.title} · étape ${place} · ${title}${state}`, path, scope), Class };
    } catch (thrown) {
      const all = thrown instanceof Problem ? thrown.problems : [messageOf(thrown)];
      problems.push(...all.map((problem) => `${source} : ${problem}`));
      return null;
    }
  };
  const solution = manifest('chart', `${stem}.yaml`, '');
  const start = manifest('start', `${stem}.start.yaml`, ' (état de départ)');
  if (!solution) return undefined;
  return { id, name, number: `${numberOf(part)}.${place}`, part, folder, about: solution.Class.about, solution, start };
}

function header(lesson: string, path: string, scope: About['scope']): string[] {
  const warning = scope === 'cluster' ? ['Objets du cluster entier : pour le formateur, ou sur un cluster à vous.'] : [];
  return [lesson, ...warning, `kubectl apply -f ${path}`];
}

/** The step that a module exports. Throws a Problem, without its place, where it exports none or one that says something wrong. */
function load(module: () => unknown): StepClass {
  let loaded: unknown;
  try {
    loaded = module();
  } catch (error) {
    throw new Problem(`le fichier ne se charge pas (${messageOf(error).split('\nRequire stack')[0]}) ; « npm run check » montre où.`);
  }
  const Class = (loaded as { default?: unknown } | undefined)?.default;
  if (typeof Class !== 'function' || !Object.prototype.isPrototypeOf.call(Step.prototype, Class.prototype))
    throw new Problem("l'export par défaut doit être l'étape (export default class … extends Step).");
  const found = Class as unknown as StepClass;
  const problems = [...aboutProblems(found.about)];
  if (problems.length > 0) throw new Problem(problems);
  return found;
}
