import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../system/problems';
import { until } from '../system/wait';

/**
 * Waits for something that converges: asks again while `fn` throws or answers `undefined`, `null` or `false`, and returns its first
 * other answer. After `within` seconds it throws a Problem, with the last reason.
 *
 * Only what a cluster brings about in its own time goes in here. What must already be true is asked once, outside.
 */
export function eventually<T>(
  what: string,
  fn: () => Promise<T>,
  { within = 30, every = 0.5 }: { within?: number; every?: number } = {},
): Promise<Exclude<T, undefined | null | false>> {
  type Found = Exclude<T, undefined | null | false>;
  const remedy = '« kubectl get events » en dit souvent la raison.';
  const look = async () => ((await fn()) ?? undefined) as Found | undefined;
  return until<Found>(look, { what: `« ${what} »`, within, every, remedy });
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
