import { type ParseArgsConfig, parseArgs } from 'node:util';
import { messageOf, oneOf, Problem } from './problems';

/** Reads a command line. Throws a Problem for an option that does not exist or lacks its value. */
export function readCommandLine<T extends NonNullable<ParseArgsConfig['options']>>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const [, wrong = argv.join(' ')] = /'(-[^ ']*)/.exec(messageOf(error)) ?? [];
    const { code } = error as NodeJS.ErrnoException;
    const problem =
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? "n'existe pas" : "n'est pas écrite comme il faut (une valeur manque, ou est de trop)";
    throw new Problem([`L'option « ${wrong} » ${problem} ; choisissez ${oneOf(Object.keys(options).map((name) => `--${name}`))}.`]);
  }
}
