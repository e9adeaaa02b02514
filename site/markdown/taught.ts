import { Lexer } from 'yaml';

/** What the lexer adds to the text: a document, an unexpected end, a scalar, a byte order mark. */
const marks = new Set(['\u0002', '\u0018', '\u001f', '\ufeff']);

/**
 * The lines that a YAML text teaches, from 1: those with a note (`port: 80 # le port du Service`), and a note that takes a
 * whole line with the line below it. The header of the file is no note, and neither is a `#` in a script.
 */
export function taughtLines(text: string): number[] {
  const taught = new Set<number>();
  let line = 1;
  let content = false; // Whether anything but comments has been seen: the header stands before.
  let alone = true; // Whether nothing but spaces stands before, on this line.
  let below = false; // Whether the next line with content is the one that a note announced.
  for (const lexeme of new Lexer().lex(text)) {
    if (marks.has(lexeme)) continue;
    if (lexeme.startsWith('#')) {
      if (content) taught.add(line);
      if (content && alone) below = true;
    } else if (/\S/.test(lexeme)) {
      content = true;
      alone = false;
      if (below) taught.add(line);
      below = false;
    }
    const breaks = lexeme.split('\n').length - 1;
    if (breaks > 0) alone = true;
    line += breaks;
  }
  return [...taught].sort((a, b) => a - b);
}
