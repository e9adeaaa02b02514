import type MarkdownIt from 'markdown-it';

const narrow = '\u202f';
const wide = '\u00a0';

/**
 * French typography: a narrow no-break space before ; ! ? and a no-break space before : and inside « », typographic
 * apostrophes. Only spaces that are there become no-break ones: none is added, so that `--image=web:1.0` stays what it is.
 */
export const french = (text: string): string =>
  text
    .replace(/ (?=[;!?]+(?:[\s,.)»]|$))/g, narrow)
    .replace(/ (?=[:»](?:[\s,.;!?)»]|$))/g, wide)
    .replace(/« /g, `«${wide}`)
    .replace(/(?<=\p{L})'(?=[\p{L}\p{N}«]|$)/gu, '’');

/** Applies French typography to the text of pages: not to code, and not to addresses. */
export function frenchTypography(markdown: MarkdownIt): void {
  markdown.core.ruler.push('french', ({ tokens }) => {
    for (const { children } of tokens) {
      for (const token of children ?? []) if (token.type === 'text') token.content = french(token.content);
    }
  });
}
