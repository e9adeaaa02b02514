/**
 * Everything that is wrong with an input, found before anything was done.
 *
 * A course is validated whole: the caller reports every problem at once and writes nothing. Each problem is a complete
 * French sentence for the trainer: the value received, where it came from, the remedy.
 */
export class CourseError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CourseError';
  }
}

/** The message of whatever was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** "a, b ou c": the allowed values, as a French sentence lists them. */
export function oneOf(values: Iterable<string | number>): string {
  const all = [...values];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ou ${all.at(-1)}`;
}
