import { parseArgs } from 'node:util';
import { type KeptOption, keptByNpm } from './npm-options';
import { oneOf, Problem } from './problems';
import { visible } from './visible';

/** As `parseArgs` of node:util takes them. */
type Options = Readonly<Record<string, { type: 'string' | 'boolean'; short?: string; default?: string | boolean }>>;

/** What a program takes on its command line. */
export interface CommandLine<T extends Options> {
  /** The npm scripts that start the program: messages show how to write the command. */
  readonly scripts: readonly string[];
  readonly options: T;
  /** How many words it takes beside its options. @default any number */
  readonly words?: number;
  /** What looks like an option of the program and is said elsewhere. */
  readonly elsewhere?: { readonly names: readonly string[]; readonly remedy: string };
}

/**
 * Reads a command line: the options' values, and the other words in their order.
 *
 * Throws a Problem with everything that is wrong: an option that does not exist, lacks its value, has one too many, stands twice,
 * or that npm kept for itself because « -- » was forgotten; words that are too many. `env` is where npm's own are looked for.
 */
export function readCommandLine<const T extends Options>(
  argv: readonly string[],
  { scripts, options, words = Number.POSITIVE_INFINITY, elsewhere }: CommandLine<T>,
  env: NodeJS.ProcessEnv = process.env,
) {
  const script = scripts.find((name) => name === env['npm_lifecycle_event']);
  const { tokens } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));

  const names = given.map(({ name }) => name);
  const problems = given.flatMap((option, at) => problemOf(option, options, names.indexOf(option.name) < at) ?? []);
  const looked = [...Object.keys(options), ...(elsewhere?.names ?? [])].filter((name) => !names.includes(name));
  const kept = script === undefined ? [] : keptByNpm(looked, env);
  const forgotten = kept.filter(({ name }) => Object.hasOwn(options, name));
  if (script !== undefined && forgotten.length > 0) {
    const own = (env['npm_lifecycle_script'] ?? '').split(' ');
    const typed = argv.filter((word) => !own.includes(word));
    const command = rewritten(script, typed, forgotten, options);
    problems.unshift(`npm a gardé ${forgotten.map(({ name }) => `--${name}`).join(', ')} pour lui ; écrivez « -- » avant : ${command}`);
  } else {
    problems.unshift(...kept.map(({ name }) => `L'option « --${name} » n'existe pas.`));
    if (problems.length === 0) problems.push(...positionals.slice(words).map((word) => `« ${visible(word)} » est de trop.`));
    if (problems.length > 0 && elsewhere) problems.push(elsewhere.remedy);
  }
  if (problems.length > 0) throw new Problem(problems);

  // Inline, a value may start with a dash (`--jobs -1`): whoever asked for it judges it.
  const args = given.map(({ name, value }) => (value === undefined ? `--${name}` : `--${name}=${value}`));
  return { values: parseArgs({ args, options }).values, positionals };
}

interface Given {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function problemOf({ name, rawName, value, inlineValue }: Given, options: Options, again: boolean): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  const called = `L'option « ${visible(rawName)} »`;
  if (option === undefined) {
    const known = Object.keys(options).map((other) => `--${other}`);
    return `${called} n'existe pas${known.length > 0 ? ` ; choisissez ${oneOf(known)}` : ", il n'y en a aucune"}.`;
  }
  if (option.type === 'boolean') {
    return value === undefined ? undefined : `${called} ne prend pas de valeur, pas même « ${visible(value)} » ; écrivez ${rawName} seule.`;
  }
  if (!value) return `${called} attend une valeur ; écrivez ${rawName} VALEUR.`;
  if (!inlineValue && /^--?[a-z]/i.test(value)) {
    return `${called} attend une valeur, et « ${visible(value)} » est une option ; écrivez ${rawName} VALEUR ${visible(value)}.`;
  }
  return again ? `${called} est donnée deux fois ; gardez-en une.` : undefined;
}

/** The command as it should have been written. Where npm let one option's value through, it is the last word. */
function rewritten(script: string, argv: readonly string[], kept: readonly KeptOption[], options: Options): string {
  const lacksValue = ({ name, value }: KeptOption) => value === true && options[name]?.type === 'string';
  const value = kept.filter(lacksValue).length === 1 ? argv.at(-1) : undefined;
  const words = value === undefined ? argv : argv.slice(0, -1);
  const written = kept.flatMap((option) => {
    if (lacksValue(option)) return [`--${option.name}`, value ?? 'VALEUR'];
    return option.value === true ? [`--${option.name}`] : [`--${option.name}`, option.value];
  });
  return ['npm run', script, '--', ...words, ...written].map((word) => visible(word)).join(' ');
}
