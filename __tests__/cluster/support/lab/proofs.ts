import type { Kube } from '../../../../live/kube';
import { messageOf } from '../../../../system/problems';
import { unverified } from '../runner/table';
import { keepEvidence } from './evidence';

/** What proves a sentence: it throws where the sentence is wrong. */
export type Check = () => Promise<unknown>;

/** A sentence that becomes a line of the table. */
export interface Seen {
  /** `within`: seconds for the whole check. @default 120 */
  (sentence: string, check: Check, options?: { readonly within?: number }): void;
  /** The same, unless there is a reason why this cluster cannot show it: the line then gives the reason. */
  unless(reason: string | null, sentence: string, check: Check, options?: { readonly within?: number }): void;
}

/** The sentences of one step, in order: each becomes a test. The first that fails leaves a folder of evidence. */
export class Proofs {
  private obstacle: string | undefined;
  private evidence: Promise<string> | undefined;

  constructor(
    private readonly kube: Kube,
    private readonly id: string,
  ) {}

  /** A test, bounded by itself so that a late one leaves its evidence too. Where an essential one fails, those after it have no sense. */
  add(sentence: string, check: Check, seconds: number, essential = false): void {
    const run = async () => {
      if (this.obstacle) throw withoutStack(`${unverified} ${this.obstacle.split('\n')[0]}`);
      try {
        await bounded(check, seconds);
      } catch (error) {
        if (essential) this.obstacle = messageOf(error);
        this.evidence ??= keepEvidence(this.kube, this.id, `${sentence}\n${messageOf(error)}`);
        const more = `\nÉtat du cluster : ${await this.evidence}/`;
        if (!(error instanceof Error)) throw new Error(`${error}${more}`);
        error.message += more;
        throw error;
      }
    };
    test(sentence, run, (seconds + 180) * 1000);
  }

  /** Collects sentences, to be added later by calling each. */
  collect(sentences: (() => void)[]): Seen {
    const seen = (sentence: string, check: Check, { within = 120 } = {}): void => {
      sentences.push(() => this.add(sentence, check, within));
    };
    const unless: Seen['unless'] = (reason, sentence, check, options) => {
      if (reason === null) seen(sentence, check, options);
      else sentences.push(() => test.skip(`${sentence} [${reason}]`, () => {}));
    };
    return Object.assign(seen, { unless });
  }
}

async function bounded(check: Check, seconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`pas fini en ${seconds} s`)), seconds * 1000);
  });
  await Promise.race([check(), late]).finally(() => clearTimeout(timer));
}

/** An error whose place in the code says nothing. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
