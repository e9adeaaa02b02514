import { images } from '../../../course/images';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { endpoints, readyPods } from '../support/objects/endpoints';

const front = 'deploy/front';
const url = 'http://api/healthz';

lab('10-operations/network-diagnosis', ({ broken, seen, kube, missing, from }) => {
  /** Waits until front's journal says so, twice: one line may be of a call under way. */
  const says = (symptom: string) =>
    eventually(
      symptom,
      async () => {
        const lines = (await kube.logs(front, ['--tail=2'])).trim().split('\n');
        if (lines.length === 2 && lines.every((line) => line === `${url} : ${symptom}`)) return true;
        throw new Error(lines.join(' | '));
      },
      { within: 45, every: 2 },
    );
  const pods = async () => (await kube.pods('app=api')).map(({ metadata }) => metadata.name).sort();

  broken("front tourne et n'est pas prêt : sa sonde ne joint pas api", async () => {
    await kube.rollout('status', 'deploy/api', { within: 90 });
    const [pod] = await eventually('front tourne', async () => {
      const found = await kube.pods('app=front');
      return found[0]?.status.containerStatuses?.[0]?.state.running && found;
    });
    const failed = await eventually('Unhealthy', async () =>
      (await kube.events(pod.metadata.name)).find(({ reason }) => reason === 'Unhealthy'),
    );
    expect(failed.message).toContain('Readiness probe failed');
    expect(pod.status.containerStatuses[0]).toMatchObject({ ready: false, restartCount: 0 });
  });

  broken('première faute, le sélecteur : aucun endpoint, et le journal de front dit « connexion refusée »', async () => {
    await says('connexion refusée');
    expect(await endpoints(kube, 'api')).toEqual([]);
    expect(await kube.list('pods', 'app=backend')).toEqual([]);
  });

  broken("un conteneur éphémère (kubectl debug), dans un pod d'api, joint l'application sur 9898, et rien sur 8080", async () => {
    const [pod] = (await pods()) as [string];
    const ask = `for port in 9898 8080; do curl -s -o /dev/null -m 3 http://127.0.0.1:$port/healthz; echo "$port : $?"; done`;
    const debug = ['debug', pod, `--image=${images.curl.reference}`, '--container=examen', '--profile=restricted', '--attach=false'];
    await kube.run([...debug, '--', 'sh', '-c', ask]);
    await kube.wait(`pod/${pod}`, 'jsonpath={.status.ephemeralContainerStatuses[0].state.terminated.exitCode}=0', 60);
    expect(await kube.logs(pod, ['-c', 'examen'])).toBe('9898 : 0\n8080 : 7\n');
  });

  broken.unless(
    missing.policies,
    'le sélecteur réparé, les endpoints sont là, et la deuxième faute paraît : la politique, « aucune réponse »',
    async () => {
      await kube.patch('service/api', { spec: { selector: { app: 'api' } } });
      await eventually('deux endpoints', async () => (await readyPods(kube, 'api')).length === 2);
      expect(await readyPods(kube, 'api')).toEqual(await pods());
      await says('aucune réponse en 2 secondes');
    },
  );

  broken.unless(missing.policies, "la politique réparée, la troisième : le Service mène au port 8080, où personne n'écoute", async () => {
    const ingress = [{ op: 'replace', path: '/spec/ingress/0/from/0/podSelector/matchLabels/app', value: 'front' }];
    await kube.patch('networkpolicy/api', ingress, { type: 'json' });
    await says('connexion refusée');
    expect((await endpoints(kube, 'api')).map(({ port }) => port)).toEqual([8080, 8080]);
  });

  seen('la solution appliquée, front reçoit 200 et devient prêt sans redémarrer', async () => {
    await says('réponse 200');
    const [pod, ...others] = await kube.pods('app=front');
    expect(others).toEqual([]);
    expect(pod.status.containerStatuses[0]).toMatchObject({ ready: true, restartCount: 0 });
  });

  seen('le Service mène aux deux pods, au port 9898 que le conteneur déclare', async () => {
    const found = await endpoints(kube, 'api');
    expect(found.map(({ pod }) => pod).sort()).toEqual(await pods());
    expect(found.map(({ port, ready }) => ({ port, ready }))).toEqual([0, 1].map(() => ({ port: 9898, ready: true })));
  });

  seen.unless(missing.policies, "n'entrent chez api que les pods étiquetés « front »", async () => {
    const [{ status }] = (await kube.pods('app=api')) as [{ status: { podIP: string } }];
    expect(await from(front).reaches(`http://${status.podIP}:9898/healthz`)).toBe(true);
    const [pod] = await kube.pods('app=front');
    await kube.label(`pod/${pod.metadata.name}`, 'app=frontend');
    await eventually('il est bloqué', async () => !(await from(pod.metadata.name).reaches(`http://${status.podIP}:9898/healthz`)), {
      within: 20,
    });
    await kube.delete(`pod/${pod.metadata.name}`);
    await kube.rollout('status', front, { within: 60 });
  });
});
