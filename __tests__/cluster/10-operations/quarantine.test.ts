import type { KubeObject } from '../../../imports/kube-object';
import { eventually, settles, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { readyPods } from '../support/objects/endpoints';

lab('10-operations/quarantine', ({ seen, kube, from, missing }) => {
  const client = from('deploy/client');
  let sick: KubeObject;
  const name = () => sick.metadata.name as string;
  const inPlace = async () => (await kube.pods('app=web')).map(({ metadata }) => metadata.name).sort();

  /** The distinct answers of the Service, and how often each. */
  const answers = async (requests: number): Promise<Record<string, number>> => {
    const argv = ['curl', '--silent', '--max-time', '3', '--header', 'Connection: close', `http://web/?[1-${requests}]`];
    const lines = (await client.run(argv)).stdout.trim().split('\n');
    expect(lines).toHaveLength(requests);
    return Object.fromEntries([...new Set(lines)].map((line) => [line, lines.filter((other) => other === line).length]));
  };
  const fine = (pods: readonly string[]) => pods.map((pod) => `bonjour de ${pod}`).sort();

  seen('au départ, les trois pods répondent tous au client', async () => {
    const pods = await inPlace();
    expect(pods).toHaveLength(3);
    await settles('les trois répondent', async () => expect(Object.keys(await answers(60)).sort()).toEqual(fine(pods)), { within: 20 });
  });

  seen("la panne d'un pod échappe à ses sondes : il reste prêt, et le Service lui envoie encore des requêtes, qui échouent", async () => {
    sick = (await kube.pods('app=web'))[0];
    await kube.exec(name(), ['touch', '/tmp/panne']);
    expect(await client.get(`http://${sick.status.podIP}:8080/`)).toMatchObject({ status: 500, body: `panne sur ${name()}\n` });
    expect(Object.keys(await answers(60))).toContain(`panne sur ${name()}`);
    // Longer than three failures of a probe that asks every five seconds.
    await stays('le pod est prêt', async () => (await readyPods(kube, 'web')).includes(name()), { during: 17, every: 4 });
    expect((await kube.get(`pod/${name()}`)).status.containerStatuses[0]).toMatchObject({ ready: true, restartCount: 0 });
  });

  seen('le journal du client compte les bonnes et les mauvaises réponses de chaque pod', () =>
    eventually(
      'une panne dans le journal',
      async () => new RegExp(`^ +\\d+ panne sur ${name()}$`, 'm').test(await kube.logs('deploy/client', ['--tail=12'])),
      { within: 30, every: 2 },
    ),
  );

  seen('un autre pod joint encore directement le malade : la politique ne vise personne', async () => {
    expect((await kube.get('networkpolicy/quarantine')).spec.podSelector.matchLabels).toEqual({ app: 'quarantine' });
    expect(await client.reaches(`http://${sick.status.podIP}:8080/`)).toBe(true);
  });

  seen('réétiqueté, il tourne toujours, sans propriétaire, et un remplaçant est prêt', async () => {
    const before = await inPlace();
    await kube.label(`pod/${name()}`, 'app=quarantine');
    await eventually('trois pods prêts sans lui', async () => (await readyPods(kube, 'web')).filter((pod) => pod !== name()).length === 3, {
      within: 60,
    });
    const pod = await kube.get(`pod/${name()}`);
    expect(pod.metadata).toMatchObject({ uid: sick.metadata.uid, labels: { app: 'quarantine' } });
    expect(pod.metadata.ownerReferences).toBeUndefined();
    expect(pod.status).toMatchObject({ phase: 'Running', podIP: sick.status.podIP });
    expect(pod.status.containerStatuses[0]).toMatchObject({ ready: true, restartCount: 0 });
    const now = await inPlace();
    expect(now.filter((other) => before.includes(other))).toEqual(before.filter((other) => other !== name()));
    const counted = async () => expect((await kube.get('deploy/web')).status).toMatchObject({ replicas: 3, readyReplicas: 3 });
    await settles('le Deployment les compte', counted, { within: 10 });
  });

  seen("il n'est plus parmi les endpoints, et plus une requête n'échoue", async () => {
    expect(await readyPods(kube, 'web')).toEqual(await inPlace());
    const expected = fine(await inPlace());
    const said = async () => Object.keys(await answers(90)).sort();
    // kube-proxy learns of the change a moment after the API server.
    await settles('plus de panne', async () => expect(await said()).toEqual(expected), { within: 20 });
    expect(await said()).toEqual(expected);
  });

  seen.unless(missing.policies, "rien n'entre plus chez lui, et rien n'en sort", async () => {
    const url = `http://${sick.status.podIP}:8080/`;
    await eventually('la politique le prend', async () => !(await client.reaches(url)), { within: 20 });
    expect(await client.reaches(url)).toBe(false);
    const { podIP } = (await kube.pods('app=web'))[0].status;
    expect((await client.get(`http://${podIP}:8080/`)).status).toBe(200);
    const out = await kube.raw(['exec', name(), '--', 'curl', '-s', '-m', '3', `http://${podIP}:8080/`]);
    expect(out).toMatchObject({ ok: false, stderr: expect.stringContaining('exit code 28') });
  });

  seen("on l'examine encore : exec et logs marchent, et la panne est toujours là", async () => {
    expect(await kube.exec(name(), ['ls', '/tmp/panne'])).toBe('/tmp/panne\n');
    expect(await kube.logs(name())).toMatch(/ 500 /);
  });
});
