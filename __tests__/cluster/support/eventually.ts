import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../system/problems';

/**
 * Waits for something that converges: asks again while `fn` throws or answers `undefined`, `null` or `false`, and returns its first
 * other answer. After `within` seconds it throws, with the last reason.
 *
 * Only what a cluster brings about in its own time goes in here. What must already be true is asked once, outside.
 */
export async function eventually<T>(
  what: string,
  fn: () => Promise<T>,
  { within = 30, every = 0.5 }: { within?: number; every?: number } = {},
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = Date.now() + within * 1000;
  for (;;) {
    let reason = 'pas encore';
    try {
      const answer = await fn();
      if (answer !== undefined && answer !== null && answer !== false) return answer as Exclude<T, undefined | null | false>;
    } catch (error) {
      reason = messageOf(error);
    }
    if (Date.now() + every * 1000 > deadline) throw new Error(`attendu « ${what} » pendant ${within} s : ${reason}`);
    await sleep(every * 1000);
  }
}

/** Waits until a check that throws does not: the same, for what `expect` says. The last thing that it said is the failure's. */
export const settles = (what: string, check: () => Promise<unknown>, options: { within?: number; every?: number } = {}): Promise<true> =>
  eventually(
    what,
    async () => {
      await check();
      return true as const;
    },
    options,
  );

/** Watches what must stay true for so many seconds: the first time that `fn` throws or answers `false`, it throws. */
export async function stays(
  what: string,
  fn: () => Promise<unknown>,
  { during, every = 1 }: { during: number; every?: number },
): Promise<void> {
  const begin = Date.now();
  do {
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    const answer = await fn().catch((error) => {
      throw new Error(`« ${what} » n'est plus vrai après ${seconds} s : ${messageOf(error)}`);
    });
    if (answer === false) throw new Error(`« ${what} » n'est plus vrai après ${seconds} s`);
    await sleep(every * 1000);
  } while (Date.now() - begin < during * 1000);
}
