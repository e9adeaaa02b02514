import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { messageOf, oneOf, Problem } from './problems';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command line, of at most so many words besides its options. Throws a Problem with everything wrong with it: an option
 * that does not exist, lacks its value or was kept by npm, words that no one asked for.
 */
export function readCommandLine<T extends Options>(argv: readonly string[], options: T, { words = Number.POSITIVE_INFINITY } = {}) {
  const problems = keptByNpm(Object.keys(options), process.env).map(
    (name) =>
      `npm a gardé pour lui l'option « --${name} » ; écrivez « npm run ${process.env['npm_lifecycle_event']} -- … », avec les deux tirets avant les mots et les options.`,
  );
  const read = parse(argv, options);
  if ('problem' in read) problems.push(read.problem);
  else if (read.positionals.length > words) problems.push(tooMany(read.positionals.slice(words), words, options));
  if (problems.length > 0 || 'problem' in read) throw new Problem(problems);
  return read;
}

function parse<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [, wrong = args.join(' ')] = /'(-[^ ']*)/.exec(messageOf(error)) ?? [];
    const { code } = error as NodeJS.ErrnoException;
    const known = choices(options);
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { problem: `L'option « ${wrong} » n'existe pas ; ${known}.` };
    const dash = / ambiguous\b/.test(messageOf(error)) ? ` ; une valeur qui commence par un tiret s'écrit ${wrong}=VALEUR` : '';
    return { problem: `L'option « ${wrong} » n'est pas écrite comme il faut (une valeur manque, ou est de trop)${dash} ; ${known}.` };
  }
}

const choices = (options: Options): string => `choisissez ${oneOf(Object.keys(options).map((name) => `--${name}`))}`;

function tooMany(extra: readonly string[], words: number, options: Options): string {
  const asked = words === 0 ? 'cette commande ne prend aucun mot' : `cette commande prend ${words} mot${words > 1 ? 's' : ''}`;
  return `« ${extra.join(' ')} » est de trop : ${asked} ; ${choices(options)}.`;
}

/**
 * The options that npm took for its own, because they stand before « -- »: it hands them on as variables only
 * (https://docs.npmjs.com/cli/using-npm/config). Those that its user sets in an .npmrc are the user's, not the command's.
 */
export function keptByNpm(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  if (env['npm_lifecycle_event'] === undefined) return [];
  const written = [env['npm_config_userconfig'], '.npmrc'].map(readOrNothing).join('\n');
  return names
    .filter((name) => name !== 'help' && env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined)
    .filter((name) => !new RegExp(`^\\s*${name}\\s*=`, 'm').test(written));
}

function readOrNothing(path: string | undefined): string {
  try {
    return path === undefined ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
