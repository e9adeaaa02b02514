import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, Problem } from './problems';

export interface Waiting {
  /** What is awaited, as it stands in « … : toujours pas prêt ». */
  readonly what: string;
  /** Seconds before it is given up. */
  readonly within: number;
  /** What to look at when it never comes. */
  readonly remedy: string | (() => string);
  /** Seconds between two looks. @default 0.2 */
  readonly every?: number;
  /** Says why it will never come (a process that ended): waiting stops at once. */
  readonly hopeless?: () => string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Looks again until the answer is there; throws a Problem with the last reason when it does not come in time. */
export async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false, waiting: Waiting): Promise<T> {
  const { what, within, remedy, every = 0.2, hopeless, signal } = waiting;
  const end = Date.now() + within * 1000;
  for (;;) {
    let reason = '';
    signal?.throwIfAborted();
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      reason = ` (${messageOf(thrown)})`;
    }
    const dead = hopeless?.();
    if (dead !== undefined) throw new Problem(`${what} : ${dead}`);
    if (Date.now() > end) {
      throw new Problem(`${what} : toujours pas prêt après ${within} s${reason} ; ${typeof remedy === 'string' ? remedy : remedy()}`);
    }
    // The top of the loop throws the reason of an abort; sleep's own error has none.
    await sleep(every * 1000, undefined, { signal }).catch(() => undefined);
  }
}
