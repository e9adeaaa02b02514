/** A small change of one file, and who noticed it. */
export interface Mutant {
  readonly file: string;
  /** Where it starts, 1 being the first line. */
  readonly line: number;
  /** The lines that it touches, as they are and as it makes them; a run of white space counts as one space. */
  readonly before: string;
  readonly after: string;
  /** The place in Stryker's words, to try it again: `file:line:column-line:column`. */
  readonly range: string;
  /** The file's own tests, else the snapshot of the course, else nobody. */
  readonly noticedBy: 'tests' | 'dist' | 'nobody';
}

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines that a change touches, before and after it. `end` is the first column after the change. */
export function touchedLines(source: string, start: Position, end: Position, replacement: string): Pick<Mutant, 'before' | 'after'> {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  const [head, tail] = [lines.at(0)?.slice(0, start.column - 1), lines.at(-1)?.slice(end.column - 1)];
  return { before: oneLine(lines.join('\n')), after: oneLine(`${head}${replacement}${tail}`) };
}

type Change = Pick<Mutant, 'file' | 'before' | 'after'>;

export const sameChange = (a: Change, b: Change): boolean => a.file === b.file && a.before === b.before && a.after === b.after;
