import type MarkdownIt from 'markdown-it';
import type { PartPage } from '../course';
import type { Picture } from '../pictures';
import { diagramDirective } from './diagram';
import { directives } from './directive';
import { frenchTypography } from './french';
import { glossaryLinks } from './glossary';
import { pageLinks } from './links';
import { fileDirective, manifestDirective } from './manifest';
import { stepMeta } from './meta';
import type { StepOf } from './step-of';
import { rowHeadings } from './tables';
import { terminals } from './terminal';

/** Everything that the guide adds to Markdown. */
export function plugins(markdown: MarkdownIt, parts: readonly PartPage[], pictures: ReadonlyMap<string, Picture>): void {
  const steps = new Map(parts.flatMap((part) => part.steps).map((step) => [step.source, step]));
  const stepOf: StepOf = (source) => steps.get(source);
  directives(markdown, {
    schéma: diagramDirective(pictures, stepOf),
    manifeste: manifestDirective(stepOf),
    fichier: fileDirective(stepOf),
  });
  terminals(markdown);
  pageLinks(markdown);
  glossaryLinks(markdown);
  rowHeadings(markdown);
  frenchTypography(markdown);
  stepMeta(markdown, stepOf);
}
