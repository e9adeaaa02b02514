import type MarkdownIt from 'markdown-it';
import { alsoNeeded } from '../../course/step-table';
import { french } from './french';
import { type Environment, sourceOf } from './place';
import type { StepOf } from './step-of';

/** Below the title of a step's page: how long it takes and what it asks for. */
export function stepMeta(markdown: MarkdownIt, stepOf: StepOf): void {
  markdown.core.ruler.push('step-meta', ({ tokens, env, Token }) => {
    const step = stepOf(sourceOf(env as Environment));
    const title = tokens.findIndex(({ type, tag }) => type === 'heading_close' && tag === 'h1');
    if (!step || title < 0) return;
    const { minutes, needs } = (env as { frontmatter?: { minutes?: number; needs?: string } }).frontmatter ?? {};
    const wants = ['un namespace à vous', ...alsoNeeded(step.about), ...(needs ? [needs] : [])];
    const line = [`Étape ${step.number}`, ...(minutes ? [`${minutes} minutes`] : []), `il vous faut : ${wants.join(', ')}`].join(' · ');
    const html = new Token('html_block', '', 0);
    html.content = `<p class="meta" v-pre>${markdown.utils.escapeHtml(french(line))}</p>\n`;
    tokens.splice(title + 1, 0, html);
  });
}
