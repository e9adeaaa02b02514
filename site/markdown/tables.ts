import type MarkdownIt from 'markdown-it';
import type { Token } from './token';

/**
 * A table whose corner is empty has headings on both sides: its first column names its rows. The corner itself names nothing, and
 * is no heading.
 */
export function rowHeadings(markdown: MarkdownIt): void {
  markdown.core.ruler.push('row-headings', ({ tokens }) => {
    let two = false; // Whether the table being read has headings on both sides.
    for (const [index, { type }] of tokens.entries()) {
      if (type === 'table_open') two = false;
      if (tokens[index - 1]?.type !== 'tr_open') continue;
      if (type === 'th_open' && tokens[index + 1]?.content === '') {
        two = true;
        retag(tokens, index, 'td');
      } else if (type === 'td_open' && two) {
        retag(tokens, index, 'th');
        tokens[index]?.attrSet('scope', 'row');
      }
    }
  });
}

/** Changes the tag of a cell: its opening, its text, its closing. */
function retag(tokens: readonly Token[], at: number, tag: 'td' | 'th'): void {
  for (const token of [tokens[at], tokens[at + 2]]) if (token) token.tag = tag;
}
