import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An option that npm took for its own. `value` is `true` where npm let the option's value through, as a word, or where there was none. */
export interface KeptOption {
  readonly name: string;
  readonly value: string | true;
}

/**
 * The options, among these names, that npm kept for itself: `npm run testbed down --name essai` gives the program the word `down`, and
 * the environment variable `npm_config_name`. `env` is the program's.
 *
 * npm puts a user's settings (.npmrc) into such variables too: those are no part of the command.
 */
export function keptByNpm(names: readonly string[], env: NodeJS.ProcessEnv): KeptOption[] {
  const variable = (name: string) => env[`npm_config_${name.toLowerCase().replaceAll('-', '_')}`];
  const candidates = names.filter((name) => variable(name));
  const settings = candidates.length === 0 ? new Set() : npmSettings(env);
  return candidates
    .filter((name) => !settings.has(name))
    .map((name) => {
      const value = variable(name) as string;
      return { name, value: value === 'true' ? true : value };
    });
}

/** The names in the .npmrc files that npm has read: the project's, the user's and the machine's. */
function npmSettings(env: NodeJS.ProcessEnv): Set<string> {
  const { npm_config_local_prefix: project, npm_config_userconfig: user, npm_config_globalconfig: machine } = env;
  const files = [project && join(project, '.npmrc'), user, machine].filter((file) => file && existsSync(file)) as string[];
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return new Set(lines.map((line) => (line.split('=')[0] as string).trim()));
}
