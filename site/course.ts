import { existsSync } from 'node:fs';
import { course } from '../charts';
import { type Manifest, manifestsOf } from '../course/course';
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
  readonly Class: Manifest['Class'];
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
  const solutions = manifestsOf(course).filter(({ path }) => !path.endsWith('.start.yaml'));
  return course.parts.map((part) => {
    const number = Number(part.id.slice(0, 2));
    const source = `charts/${part.id}/guide.md`;
    const steps = solutions
      .filter((manifest) => manifest.part === part)
      .map(({ step, folder, path, Class }) => ({
        number: `${number}.${part.steps.indexOf(step) + 1}`,
        title: Class.title,
        source: `${folder}/guide.md`,
        address: addressOf(`${folder}/guide.md`),
        name: `${part.id}/${step}`,
        place: path.replace(/\.yaml$/, ''),
        Class,
      }));
    return { number, title: part.title, source, address: addressOf(source), steps: steps.filter((step) => existsSync(step.source)) };
  });
}
