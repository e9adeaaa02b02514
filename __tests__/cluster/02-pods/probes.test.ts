import type { KubeObject } from '../../../imports/kube-object';
import { eventually, settles, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { readyPods } from '../support/objects/endpoints';

lab(
  '02-pods/probes',
  ({ broken, seen, kube, inside }) => {
    const container = ({ status }: KubeObject) => status.containerStatuses[0];
    const page = (pod: string, file: 'readyz' | 'healthz') => ({
      gone: () => kube.exec(pod, ['rm', `/www/${file}`]),
      back: () => kube.exec(pod, ['sh', '-c', `echo oui > /www/${file}`]),
    });
    const unhealthy = async (pod: string, probe: string) =>
      (await kube.events(pod)).some(({ reason, message }) => reason === 'Unhealthy' && message.startsWith(`${probe} probe failed`));
    const answers = async (): Promise<string[]> => {
      const client = await inside();
      const { stdout } = await client.run(['curl', '--silent', '--max-time', '5', '--header', 'Connection: close', 'http://web/?[1-30]']);
      return [...new Set(stdout.match(/Bonjour depuis \S+/g))].map((line) => line.replace('Bonjour depuis ', '')).sort();
    };

    broken("une sonde de démarrage impatiente tue le conteneur avant qu'il soit prêt, encore et encore", async () => {
      const pods = await eventually(
        'deux redémarrages',
        async () => {
          const all = await kube.pods('app=web');
          return all.some((pod) => container(pod).restartCount >= 2) && all;
        },
        { within: 90, every: 1 },
      );
      for (const pod of pods) {
        expect(container(pod)).toMatchObject({ ready: false, started: false });
        expect(await kube.logs(pod.metadata.name)).not.toContain(' : prêt');
      }
      const { name } = pods.find((pod) => container(pod).restartCount >= 2).metadata;
      expect(await unhealthy(name, 'Startup')).toBe(true);
      expect((await kube.events(name)).map(({ message }) => message).join('\n')).toMatch(/failed startup probe, will be restarted/);
      expect(await readyPods(kube, 'web')).toEqual([]);
    });

    seen('le démarrage de vingt secondes survit : prêt sans un redémarrage, grâce à la sonde de démarrage', async () => {
      const pods = await kube.pods('app=web');
      expect(pods).toHaveLength(2);
      for (const pod of pods) {
        expect(container(pod)).toMatchObject({ ready: true, started: true, restartCount: 0 });
        const ready = pod.status.conditions.find(({ type }: KubeObject) => type === 'Ready').lastTransitionTime;
        expect((Date.parse(ready) - Date.parse(container(pod).state.running.startedAt)) / 1000).toBeGreaterThanOrEqual(19);
        expect(await unhealthy(pod.metadata.name, 'Startup')).toBe(true);
      }
    });

    seen('un non à la disponibilité retire le pod du Service, sans le redémarrer ; un oui le remet', async () => {
      const [one, other] = (await kube.pods('app=web')).map(({ metadata }) => metadata.name);
      await eventually('les deux répondent', async () => (await answers()).length === 2, { within: 15 });
      await page(one, 'readyz').gone();
      await eventually('un seul est prêt', async () => (await readyPods(kube, 'web')).join() === other, { within: 20 });
      await eventually('lui seul répond', async () => (await answers()).join() === other, { within: 15 });
      await stays('lui seul répond', async () => (await answers()).join() === other, { during: 2 });
      await page(one, 'readyz').back();
      await eventually('les deux sont prêts', async () => (await readyPods(kube, 'web')).length === 2, { within: 20 });
      await eventually('les deux répondent', async () => (await answers()).length === 2, { within: 15 });
      expect(container(await kube.get(`pod/${one}`)).restartCount).toBe(0);
    });

    seen("deux non à la bonne santé : le kubelet redémarre le conteneur, dans le même pod, et l'autre n'en sait rien", async () => {
      const [one, other] = await kube.pods('app=web');
      const ref = `pod/${one.metadata.name}`;
      await page(one.metadata.name, 'healthz').gone();
      await eventually('le conteneur redémarré', async () => container(await kube.get(ref)).restartCount === 1, { within: 60 });
      await eventually("l'événement le dit", () => unhealthy(one.metadata.name, 'Liveness'), { within: 10 });
      const after = await kube.get(ref);
      expect([after.metadata.uid, after.status.podIP]).toEqual([one.metadata.uid, one.status.podIP]);
      expect(container(after).containerID).not.toBe(container(one).containerID);
      // It takes twenty seconds to be ready again, and the endpoints hear of its end a moment after its status.
      await settles("l'autre seul est prêt", async () => expect(await readyPods(kube, 'web')).toEqual([other.metadata.name]), {
        within: 10,
      });
      expect(container(await kube.get(`pod/${other.metadata.name}`)).restartCount).toBe(0);
    });
  },
  { ready: 200 },
);
