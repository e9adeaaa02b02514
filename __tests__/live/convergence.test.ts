import { eventually, settles, stays } from '../../live/convergence';

/** Answers one after the other; the last again and again. An Error is thrown. */
function answers<T>(...all: readonly (T | Error)[]): () => Promise<T> {
  let asked = 0;
  return async () => {
    const answer = all[Math.min(asked++, all.length - 1)] as T | Error;
    if (answer instanceof Error) throw answer;
    return answer;
  };
}
const soon = { within: 0.5, every: 0.01 };

test('what converges is asked for again while it is absent, false or an error', async () => {
  expect(
    await eventually('le pod est là', answers<string | null | undefined | false>(new Error('503'), undefined, null, false, 'web'), soon),
  ).toBe('web');
});

test('nothing at all is an answer where it is one: 0, an empty text', async () => {
  expect(await eventually('aucun pod', answers(0, 1), soon)).toBe(0);
  expect(await eventually('aucun texte', answers('', 'plus tard'), soon)).toBe('');
});

test('what does not converge is told with the last reason', async () => {
  await expect(eventually('le pod est là', answers(new Error('404'), new Error('503')), { within: 0.05, every: 0.01 })).rejects.toThrow(
    '« le pod est là » : toujours pas prêt après 0.05 s (503)',
  );
});

test('a check settles once it no longer throws', async () => {
  expect(await settles('deux pods', answers<unknown>(new Error('un seul'), undefined), soon)).toBe(true);
});

test('what must stay true is watched for its whole time, and told as soon as it is not', async () => {
  await stays('le pod tourne', answers(true), { during: 0.05, every: 0.01 });
  await expect(stays('le pod tourne', answers(true, true, false), { during: 1, every: 0.01 })).rejects.toThrow(
    /^« le pod tourne » n'est plus vrai après 0\.\d s$/,
  );
  await expect(stays('le pod tourne', answers<unknown>(true, new Error('parti')), { during: 1, every: 0.01 })).rejects.toThrow(/ : parti$/);
});
