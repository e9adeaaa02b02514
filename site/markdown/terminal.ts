import type MarkdownIt from 'markdown-it';
import { type Console, readConsole } from '../console';
import { french } from './french';
import { type Environment, refusal } from './place';

/**
 * Shows `console` fences as a terminal: prompts and outputs are not copied (VitePress leaves out `vp-copy-ignore`), so that
 * what the copy button gives is what bash takes.
 */
export function terminals(markdown: MarkdownIt): void {
  const other = markdown.renderer.rules.fence as NonNullable<typeof markdown.renderer.rules.fence>;
  markdown.core.ruler.push('terminal', ({ tokens, env, src }) => {
    for (const token of tokens) {
      if (token.type !== 'fence') continue;
      try {
        token.meta = readConsole(token.info, token.content);
      } catch (error) {
        throw refusal(env as Environment, src, token.map?.[0] ?? 0, `${(error as Error).message}.`);
      }
    }
  });
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const read = tokens[index]?.meta as Console | undefined;
    return read ? terminal(read, markdown.utils.escapeHtml) : other(tokens, index, ...rest);
  };
}

function terminal({ mode, commands }: Console, html: (text: string) => string): string {
  const label = mode.kind === 'background' ? 'dans un second terminal' : '';
  const note = mode.kind === 'skip' ? `<p class="terminal-note">${html(french(`Non vérifiable ici : ${mode.reason}`))}</p>` : '';
  const shown = commands.map(({ text, expected, interrupted }, index) => {
    const typed = text
      .split('\n')
      .map((line, at) => `<span class="prompt vp-copy-ignore">${at === 0 ? '$' : '&gt;'} </span>${html(line)}`)
      .join('\n');
    const output = [...expected, ...(interrupted ? ['^C'] : [])].map((line) => `${html(line)}\n`).join('');
    const last = index === commands.length - 1;
    const answer = output === '' ? '' : `<span class="output vp-copy-ignore">${last ? `\n${output.trimEnd()}` : output}</span>`;
    return `<span class="command">${typed}</span>${last ? '' : '\n'}${answer}`;
  });
  return `<div class="language-console terminal ${mode.kind}"><button title="Copier les commandes" class="copy"></button><span class="lang">${label}</span><pre tabindex="0" v-pre><code>${shown.join('')}</code></pre>${note}</div>\n`;
}
