import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../../system/together';

test('the first failure is told; by then, all that ran beside it has stopped', async () => {
  const stopped: string[] = [];
  const patient = async (signal: AbortSignal) => {
    await sleep(60_000, undefined, { signal }).catch(() => sleep(50));
    stopped.push('patient');
    throw new Error('stopped');
  };
  const failing = () => sleep(10).then(() => Promise.reject(new Error('no room')));
  await expect(together([patient, failing])).rejects.toThrow('no room');
  expect(stopped).toEqual(['patient']);
});

test("the caller's own reason is told when it stops everything", async () => {
  const control = new AbortController();
  const waiting = together([(signal) => sleep(60_000, undefined, { signal })], control.signal);
  control.abort(new Error('Ctrl-C'));
  await expect(waiting).rejects.toThrow('Ctrl-C');
});

test('nothing is told when all goes well', async () => {
  await expect(together([() => sleep(1), async () => 'done'])).resolves.toBeUndefined();
});
