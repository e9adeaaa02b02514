import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../../system/problems';
import { type RunOptions, run } from '../../system/process';
import { imageCommands } from './host-commands';

export interface CommandOptions extends RunOptions {
  /** What the command does, as the beginning of a French sentence. */
  readonly what: string;
  readonly within: number;
}

/** Runs a command and gives its output; throws a Problem that says what failed, why, and what to do. */
export async function command(line: readonly string[], options: CommandOptions): Promise<string> {
  const { what, within, signal } = options;
  const { ok, code, late, stdout, stderr } = await run(line, {
    ...options,
    env: { ...process.env, ...options.env, LC_ALL: 'C.UTF-8' },
  }).catch((thrown) => {
    throw signal?.aborted ? thrown : notStarted(what, line[0] as string, thrown);
  });
  if (ok) return stdout;
  signal?.throwIfAborted();
  if (late) throw new Problem(`${what} : ${line[0]} n'a pas fini en ${within} s ; la machine ou son réseau sont-ils trop chargés ?`);
  throw new Problem(`${what} : ${line[0]} échoue (code ${code}) : ${gist(`${stdout}\n${stderr}`)}\n${remedy(stdout + stderr)}`);
}

/** What a failed command said of the reason: the lines that apt and Maven mark as errors, else the last ones. */
function gist(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim().slice(0, 400))
    .filter(Boolean);
  const errors = lines.filter((line) => /^(E:|\[ERROR\]) \S/.test(line));
  return (errors.length > 0 ? errors.slice(0, 1) : lines.slice(-3)).join('\n');
}

function notStarted(what: string, name: string, thrown: NodeJS.ErrnoException): Problem {
  if (thrown.code !== 'ENOENT') return new Problem(`${what} : ${name} ne démarre pas (${thrown.message}).`);
  const needed = imageCommands.find(({ commands }) => commands.includes(name))?.packages[0] ?? name;
  return new Problem(`${what} : la commande ${name} manque ; installez-la : apt-get install ${needed}`);
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/i, 'Le disque est plein : libérez de la place, puis relancez.'],
  [/404 +Not Found|Hash Sum mismatch/i, 'Les listes de paquets datent : lancez « apt-get update », puis relancez.'],
  [/Could not find artifact/, "Le dépôt Maven de cette machine n'a pas cette bibliothèque : voyez les dépôts de ~/.m2/settings.xml."],
  [
    /Could not resolve|Temporary failure|Unknown host|Could not connect|Connection (refused|timed out|reset)|Network is unreachable|Could not transfer/i,
    'Les paquets viennent du réseau : vérifiez la connexion (ou le proxy), puis relancez.',
  ],
  [/Operation not permitted|Permission denied|must be run as root/i, 'Les images se construisent en tant que root.'],
];

function remedy(said: string): string {
  return remedies.find(([pattern]) => pattern.test(said))?.[1] ?? 'Corrigez ce que dit la commande, puis relancez.';
}
