import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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

/** A part's place in the course, from 1: its first two digits. */
export const numberOf = ({ id }: Part): number => Number(id.slice(0, 2));

/** The course without what two commas in a row leave in its lists, and a problem for each. */
export function withoutHoles(course: Course): { course: Course; holes: string[] } {
  const hole = (place: string) => `${join(course.folder, 'index.ts')} : ${place} manque ; retirez la virgule de trop, ou complétez.`;
  const holes: string[] = [];
  const parts = Array.from(course.parts).flatMap((part: Part | undefined, at) => {
    if (part !== undefined) return [part];
    holes.push(hole(`la partie ${at + 1}`));
    return [];
  });
  const whole = parts.map((part) => {
    const steps = Array.from(part.steps).filter((step: string | undefined, at) => {
      if (step === undefined) holes.push(hole(`l'étape ${at + 1} de la partie ${part.id}`));
      return step !== undefined;
    });
    return holes.length > 0 ? { ...part, steps } : part;
  });
  return { course: { ...course, parts: whole }, holes };
}

/** Everything that is wrong with the index of a course and its folders, each a French sentence. */
export function* indexProblems({ parts, folder }: Course): Generator<string> {
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
        // Hidden folders are an editor's or a system's (.idea), and no part of the course.
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    : [];
