import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../system/wait';

const waiting = { what: 'Le nœud', within: 5, remedy: 'voyez ses journaux.', every: 0.01 };

describe('waiting', () => {
  test('gives the first answer that is one, whatever came before', async () => {
    const answers = [undefined, false, new Error('refused'), 0] as const;
    let asked = 0;
    const look = () => {
      const answer = answers[asked++];
      if (answer instanceof Error) throw answer;
      return answer;
    };
    expect(await until(look, waiting)).toBe(0);
    expect(asked).toBe(4);
  });

  test('that takes too long says what was awaited, the last reason, and what to look at', async () => {
    const refused = async () => {
      throw new Error('refused');
    };
    await expect(until(refused, { ...waiting, within: 0.05, remedy: () => 'son journal.' })).rejects.toThrow(
      'Le nœud : toujours pas prêt après 0.05 s (refused) ; son journal.',
    );
  });

  test('ends at once when it is hopeless', async () => {
    const hopeless = () => "kubelet s'est arrêté (1)";
    await expect(until(() => undefined, { ...waiting, hopeless })).rejects.toThrow("Le nœud : kubelet s'est arrêté (1)");
  });

  test('is given up, with the reason of whoever gives up', async () => {
    const control = new AbortController();
    const ended = until(() => undefined, { ...waiting, within: 60, every: 30, signal: control.signal });
    await sleep(20);
    control.abort(new Error('Ctrl-C'));
    await expect(ended).rejects.toThrow('Ctrl-C');
  });
});
