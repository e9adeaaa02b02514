import type { StepPage } from '../course';

/** The step of a page, from its source; `undefined` on pages that are no step's. */
export type StepOf = (source: string) => StepPage | undefined;
