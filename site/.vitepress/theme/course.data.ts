import { readFileSync } from 'node:fs';
import { coursePages, type PartPage, type StepPage } from '../../course';
import { french } from '../../markdown/french';
import { readPage } from '../../page';

/** A step, for the browser. */
export interface Step extends Pick<StepPage, 'number' | 'title' | 'address'> {
  readonly minutes: number;
}

/** A part, for the browser. */
export interface Part extends Pick<PartPage, 'number' | 'title' | 'address'> {
  readonly steps: readonly Step[];
}

/** The course, read when the site is built. */
declare const data: readonly Part[];

export { data };

export default {
  load: (): Part[] =>
    coursePages().map(({ number, title, address, steps }) => ({
      number,
      title: french(title),
      address,
      steps: steps.map((step) => ({
        number: step.number,
        title: french(step.title),
        address: step.address,
        minutes: readPage(readFileSync(step.source, 'utf8')).minutes ?? 0,
      })),
    })),
};
