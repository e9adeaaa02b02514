import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { ask, messagesOf } from '../support/requests/podinfo';
import { replaced } from '../support/requests/replacement';
import { trafficFromPod } from '../support/requests/traffic';

/** Each value once, for as long as it lasts. */
const phases = (values: readonly string[]): string[] => values.filter((value, index) => value !== values[index - 1]);

lab('04-workloads/strategies', ({ seen, kube }) => {
  const answers = (service: string, times: number) => ask(kube, 'deploy/client', `http://${service}`, times);

  seen('Recreate coupe : des requêtes se perdent entre les deux versions, qui ne se mêlent jamais', async () => {
    const { traffic } = await replaced(kube, 'recreate', async () => {
      await kube.run(['set', 'env', 'deploy/recreate', 'PODINFO_UI_MESSAGE=version 2']);
      await kube.rollout('status', 'deploy/recreate', { within: 90 });
      // kube-proxy learns of a ready pod a moment after the API server: the traffic goes on until then.
      await eventually('le Service donne la version 2', async () => (await answers('recreate', 1))[0] === 'version 2', { within: 20 });
    });
    expect(traffic.lost).toBeGreaterThan(0);
    expect(phases(traffic.bodies.flatMap(messagesOf))).toEqual(['version 1', 'version 2']);
    expect(await answers('recreate', 20)).toEqual(Array(20).fill('version 2'));
  });

  seen("avant la bascule, le Service donne bleu à tous, et l'aperçu vert", async () => {
    expect(await answers('blue-green', 30)).toEqual(Array(30).fill('bleu'));
    expect(await answers('blue-green-preview', 30)).toEqual(Array(30).fill('vert'));
  });

  seen('changer un mot bascule tout le monde à la fois, et le changer encore ramène tout le monde, sans rien perdre', async () => {
    const running = await trafficFromPod(kube, 'deploy/client', 'http://blue-green');
    for (const [color, message] of [
      ['green', 'vert'],
      ['blue', 'bleu'],
    ] as const) {
      await kube.patch('service/blue-green', { spec: { selector: { color } } });
      await eventually(`le Service donne ${message}`, async () => (await answers('blue-green', 1))[0] === message, { within: 20 });
      expect(await answers('blue-green', 50)).toEqual(Array(50).fill(message));
    }
    const traffic = await running.stop();
    expect(phases(traffic.bodies.flatMap(messagesOf))).toEqual(['bleu', 'vert', 'bleu']);
    expect(traffic).toMatchObject({ lost: 0, losses: {} });
  });

  seen('le canari, un pod sur cinq, reçoit un cinquième des requêtes', async () => {
    const all = await answers('canary', 400);
    expect(all).toHaveLength(400);
    const canary = all.filter((message) => message === 'canari').length;
    // 400 draws at 1/5: 80 on average, a standard deviation of 8. Beyond 4.5 of them once in 150 000 runs.
    expect(canary).toBeGreaterThanOrEqual(44);
    expect(canary).toBeLessThanOrEqual(116);
    expect(all.filter((message) => message === 'stable')).toHaveLength(400 - canary);
    await eventually("le client de l'étape le montre aussi", async () => /^canary .*\d+ × canari/m.test(await kube.logs('deploy/client')));
  });

  seen('le canari retiré, plus personne ne le reçoit', async () => {
    await kube.scale('deploy/canary', 0);
    await kube.wait(['pods', '-l', 'track=canary'], 'delete');
    // kube-proxy learns of it a moment after the API server; until then, what goes to the canary is lost.
    await eventually('toutes les requêtes ont une réponse', async () => (await answers('canary', 60)).length === 60, { within: 15 });
    expect(await answers('canary', 60)).toEqual(Array(60).fill('stable'));
  });
});
