import { settles, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { ask, messagesOf } from '../support/requests/podinfo';
import { replaced } from '../support/requests/replacement';

lab('10-operations/restart', ({ seen, kube }) => {
  const answers = (times: number) => ask(kube, 'deploy/client', 'http://web', times);

  seen("le réglage modifié ne se voit pas : les pods l'ont lu à leur démarrage", async () => {
    // kube-proxy learns of a ready pod a moment after the API server.
    await settles('le Service répond', async () => expect(await answers(10)).toEqual(Array(10).fill('avant')), { within: 20 });
    await kube.patch('configmap/settings', { data: { message: 'après' } });
    await stays('les réponses disent avant', async () => expect(await answers(10)).toEqual(Array(10).fill('avant')), { during: 3 });
  });

  seen('le redémarrage ne perd aucune requête, et chaque pod est nouveau', async () => {
    const { traffic, old, fresh } = await replaced(kube, 'web', () => kube.rollout('restart', 'deploy/web'));
    expect(traffic).toMatchObject({ lost: 0, losses: {}, ok: traffic.sent });
    expect(traffic.sent).toBeGreaterThan(20);
    expect(new Set(traffic.bodies.flatMap(messagesOf))).toEqual(new Set(['avant', 'après']));
    expect(fresh).toHaveLength(3);
    const asked = (await kube.get('deploy/web')).spec.template.metadata.annotations['kubectl.kubernetes.io/restartedAt'];
    for (const { metadata } of fresh) {
      expect(old.map((pod) => pod.metadata.uid)).not.toContain(metadata.uid);
      expect(Date.parse(metadata.creationTimestamp)).toBeGreaterThanOrEqual(Date.parse(asked));
    }
  });

  seen('le nouveau réglage est partout', async () => {
    expect(await answers(30)).toEqual(Array(30).fill('après'));
  });

  seen("le client de l'étape a compté, lui aussi : aucune requête perdue", async () => {
    const lines = (await kube.logs('deploy/client')).trim().split('\n');
    expect(lines.at(-1)).toMatch(/^\d+ requêtes, 0 perdues ;.* après$/);
    expect(Number(lines.at(-1)?.split(' ')[0])).toBeGreaterThan(100);
  });

  seen("une éviction à la fois : le budget refuse la deuxième tant qu'il manque un pod", async () => {
    const pods = await kube.pods('app=web');
    await kube.wait('pdb/web', 'jsonpath={.status.disruptionsAllowed}=1');
    const evictions = pods.map(({ metadata: { name, namespace } }) =>
      kube.raw(['create', '--raw', `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, '-f', '-'], {
        input: JSON.stringify({ apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } }),
      }),
    );
    const outcomes = await Promise.all(evictions);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
    for (const { stderr } of outcomes.filter(({ ok }) => !ok)) expect(stderr).toContain("violate the pod's disruption budget");
  });
});
