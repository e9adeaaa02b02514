import { run } from '../../../../system/process';
import type { Prefix } from '../facility/facility';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** By name in lower case; of a header sent twice, the last. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Accepts any certificate. @default false */
  readonly insecure?: boolean;
  /** The file of a certification authority, on the machine that asks. */
  readonly cacert?: string;
  /** Where host names lead: `['web.etapes.test:443:10.99.0.1']`. */
  readonly resolve?: readonly string[];
  /** Seconds for the whole request. @default 5 */
  readonly within?: number;
}

/** Something that can make HTTP requests from one place: a machine, or a container that has curl. */
export class Client {
  constructor(private readonly prefix: Prefix) {}

  /** Runs any command there. */
  run(argv: readonly string[], within?: number) {
    return run([...this.prefix, ...argv], within === undefined ? {} : { within });
  }

  /** One request over a connection of its own. Throws where nobody answers; an answer of any status is an answer. */
  async get(url: string, options: RequestOptions = {}): Promise<Answer> {
    const { method, headers = {}, body, insecure, cacert, resolve = [], within = 5 } = options;
    const args = [
      ...['curl', '--silent', '--show-error', '--globoff', '--include', '--http1.1', '--noproxy', '*', '--max-time', String(within)],
      ...(method ? ['--request', method] : []),
      ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
      ...(body === undefined ? [] : ['--data-binary', body]),
      ...(insecure ? ['--insecure'] : []),
      ...(cacert ? ['--cacert', cacert] : []),
      ...resolve.flatMap((one) => ['--resolve', one]),
    ];
    const { ok, stdout, stderr } = await run([...this.prefix, ...args, url], { within: within + 15 });
    if (!ok) throw new Error(`pas de réponse de ${url} : ${stderr.trim()}`);
    return parse(stdout);
  }

  /** Whether anything at all answers: for what must be let through, or stopped. */
  async reaches(url: string, options: RequestOptions = {}): Promise<boolean> {
    return this.get(url, { within: 3, ...options }).then(
      () => true,
      () => false,
    );
  }
}

function parse(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  if (/^HTTP\/\S+ 1\d\d/.test(head)) return parse(rest.join('\r\n\r\n'));
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
  return { status: Number(statusLine.split(' ')[1]), body: rest.join('\r\n\r\n'), headers: Object.fromEntries(headers) };
}
