import { existsSync } from 'node:fs';
import { course } from '../charts';
import type { About } from '../course/about';
import { numberOf } from '../course/course';
import { stepsOf } from '../course/steps';
import { addressOf } from './routes';

/** A step, as the site shows it. */
export interface StepPage {
  /** `3.2`. */
  readonly number: string;
  readonly title: string;
  /** Its page's source, as VitePress names it. */
  readonly source: string;
  /** Its page's address: `/03-services/nodeport/`. */
  readonly address: string;
  /** Its part and its folder: `03-services/nodeport`. */
  readonly name: string;
  /** Its rendered files, without target and extension: `03-services/02-nodeport`. */
  readonly place: string;
  readonly about: About;
}

/** A part, as the site shows it. */
export interface PartPage {
  /** Its place in the course, from 1. */
  readonly number: number;
  readonly title: string;
  readonly source: string;
  readonly address: string;
  readonly steps: readonly StepPage[];
}

/** The parts and steps of the course that have a page, in teaching order. */
export function coursePages(): PartPage[] {
  const all = stepsOf(course);
  return course.parts.map((part) => {
    const source = `charts/${part.id}/guide.md`;
    const steps = all
      .filter((step) => step.part === part)
      .map(({ id, number, folder, about, solution }) => ({
        number,
        title: about.title,
        source: `${folder}/guide.md`,
        address: addressOf(`${folder}/guide.md`),
        name: id,
        place: solution.path.replace(/\.yaml$/, ''),
        about,
      }));
    const written = steps.filter((step) => existsSync(step.source));
    return { number: numberOf(part), title: part.title, source, address: addressOf(source), steps: written };
  });
}
