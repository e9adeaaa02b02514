/** A command of a page, and what the learner should see. */
export interface Command {
  /** As bash takes it; several lines where the page continues it with `> `. */
  readonly text: string;
  /** Lines of output. `…` stands for any text in a line; a line that is only `…`, for any number of lines. */
  readonly expected: readonly string[];
  /** Ctrl-C is pressed once the output is there: the page shows `^C` after it. */
  readonly interrupted: boolean;
}

/** What happens to a fence when the guide is tested on a cluster. */
export type Mode =
  | { readonly kind: 'run'; readonly fails: boolean }
  /** What is read converges: asked again until it matches, so many seconds at most. */
  | { readonly kind: 'eventually'; readonly within: number }
  /** Left running in a second terminal until the page ends. */
  | { readonly kind: 'background' }
  | { readonly kind: 'skip'; readonly reason: string };

/** A fence of a page that shows a terminal. */
export interface Console {
  readonly mode: Mode;
  readonly commands: readonly Command[];
}

const help = 'écrivez console run, run fails, run eventually, run eventually=90, run background ou skip="la raison"';

/**
 * Reads a `console` fence: `info` is what follows the three backquotes. `undefined` for fences of other languages.
 * Throws an Error that says what is wrong and how to write it.
 */
export function readConsole(info: string, content: string): Console | undefined {
  const [language, rest = ''] = split(info.trim());
  if (language !== 'console') return undefined;
  const mode = readMode(rest);
  if (content.trim() === '') throw new Error('un bloc console sans commande : une commande commence par « $ »');
  const commands = readCommands(content);
  if (mode.kind === 'background' && commands.length > 1)
    throw new Error(`un bloc background a une seule commande, celui-ci en a ${commands.length} : faites-en plusieurs blocs`);
  return { mode, commands };
}

function split(text: string): [string, string?] {
  const space = text.search(/\s/);
  return space < 0 ? [text] : [text.slice(0, space), text.slice(space).trim()];
}

function readMode(text: string): Mode {
  const skip = /^skip="([^"]+)"$/.exec(text);
  if (skip) return { kind: 'skip', reason: skip[1] as string };
  const eventually = /^run eventually(?:=(\d{1,3}))?$/.exec(text);
  if (eventually) return { kind: 'eventually', within: Number(eventually[1] ?? 60) };
  if (text === 'run background') return { kind: 'background' };
  if (text === 'run' || text === 'run fails') return { kind: 'run', fails: text === 'run fails' };
  throw new Error(`« console ${text} » ne dit pas si la commande est exécutée : ${help}`);
}

function readCommands(content: string): Command[] {
  const commands: { text: string; expected: string[] }[] = [];
  for (const line of content.replace(/\n$/, '').split('\n')) {
    const last = commands.at(-1);
    if (line.startsWith('$ ')) commands.push({ text: line.slice(2), expected: [] });
    else if (last === undefined) throw new Error(`« ${line} » précède toute commande : une commande commence par « $ »`);
    else if (/^>( |$)/.test(line) && last.expected.length === 0) last.text += `\n${line.slice(2)}`;
    else last.expected.push(line);
  }
  return commands.map(({ text, expected }) => {
    const interrupted = expected.at(-1) === '^C';
    return { text, expected: interrupted ? expected.slice(0, -1) : expected, interrupted };
  });
}

/** Whether an output is the one that a page promises. Runs of spaces count as one, those at the end of a line as none. */
export function matches(expected: readonly string[], output: string): boolean {
  return new RegExp(`^${pattern(expected)}$`).test(squeezed(output));
}

/** Whether what has appeared so far begins as a page promises: of a command that goes on. */
export function begins(expected: readonly string[], output: string): boolean {
  return new RegExp(`^${pattern(expected)}`).test(squeezed(output));
}

/** Of whole lines, each with its end. */
const pattern = (expected: readonly string[]): string =>
  expected.map((line) => (line.trim() === '…' ? '(?:[^\\n]*\\n)*?' : `${inLine(line)}\\n`)).join('');

const inLine = (line: string): string =>
  squeeze(line)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\n]*?');

const squeezed = (output: string): string => {
  const text = output.replace(/\n+$/, '');
  return text === '' ? '' : `${text.split('\n').map(squeeze).join('\n')}\n`;
};

const squeeze = (line: string): string => line.replace(/[ \t]+/g, ' ').trimEnd();
