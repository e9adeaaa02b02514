// Controls, formats (zero width, right to left), separators but the plain space, what fonts draw as nothing, and the empty braille cell.
const unseen = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * A text as a message quotes it: on one line, what cannot be seen escaped (`\u00a0`, `\u{e0041}`), cut where it goes on and on, with
 * its length: `longest` is more than any value that makes sense, but for a file's path.
 */
export function visible(text: string, { longest = 100 }: { readonly longest?: number } = {}): string {
  const start = text.length > longest ? text.slice(0, longest).replace(/[\ud800-\udbff]$/, '') : text;
  const cut = start === text ? '' : `… (${text.length} caractères)`;
  return `${start.replace(unseen, (char) => (char === ' ' ? char : escaped(char)))}${cut}`;
}

/** Whether a text has characters that cannot be seen. */
export function hasUnseen(text: string): boolean {
  return text.replaceAll(' ', '').search(unseen) >= 0;
}

function escaped(char: string): string {
  const code = (char.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
