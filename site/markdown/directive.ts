import type MarkdownIt from 'markdown-it';
import { type Environment, refusal } from './place';
import type { BlockRule, Push } from './token';

/** What stands for a directive in a page: pushes its tokens. Throws an Error with the remedy when the words are not right. */
export type Expand = (words: readonly string[], environment: Environment, push: Push) => void;

/** The directives of pages by their first word: `[[schéma start]]` on a line of its own calls `schéma` with `['start']`. */
export function directives(markdown: MarkdownIt, known: Readonly<Record<string, Expand>>): void {
  const rule: BlockRule = (state, startLine, _endLine, silent) => {
    const begin = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
    const [, text] = /^\[\[(.*)\]\]\s*$/.exec(state.src.slice(begin, state.eMarks[startLine])) ?? [];
    if (text === undefined) return false;
    if (silent) return true;
    const [name = '', ...words] = text.normalize('NFC').trim().split(/\s+/);
    try {
      const expand = known[name];
      if (!expand) throw new Error(`une directive commence par ${Object.keys(known).join(', ')}.`);
      expand(words, state.env as Environment, state.push.bind(state));
    } catch (error) {
      throw refusal(state.env as Environment, state.src, startLine, `« [[${text}]] » : ${(error as Error).message}`);
    }
    state.line = startLine + 1;
    return true;
  };
  markdown.block.ruler.before('paragraph', 'directive', rule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}
