import type { KubeObject } from '../../../imports/kube-object';
import { eventually, settles, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { watch } from '../support/objects/history';
import { answerers } from '../support/requests/answerers';
import { ask, messagesOf } from '../support/requests/podinfo';
import { replaced } from '../support/requests/replacement';

const revision = ({ metadata }: KubeObject) => metadata.annotations['deployment.kubernetes.io/revision'];

lab('04-workloads/deployment', ({ seen, kube, from }) => {
  /** The ReplicaSet whose pods serve. */
  const current = async (): Promise<KubeObject> => {
    const sets = (await kube.list('rs', 'app=web')).filter(({ spec }) => spec.replicas > 0);
    expect(sets).toHaveLength(1);
    return sets[0];
  };
  let first: KubeObject;

  seen('les trois pods de la version 1 se partagent les requêtes', async () => {
    first = await current();
    expect(revision(first)).toBe('1');
    const pods = (await kube.pods('app=web')).map(({ metadata }) => metadata.name).sort();
    // kube-proxy learns of a ready pod a moment after the API server.
    const chosen = async () => Object.keys(await answerers(from('deploy/client'), 'http://web', 60)).sort();
    await settles('les trois pods répondent', async () => expect(await chosen()).toEqual(pods), { within: 20 });
    expect(await ask(kube, 'deploy/client', 'http://web', 30)).toEqual(Array(30).fill('version 1'));
  });

  seen('la mise à jour ne perd aucune requête, et finit sur la version 2', async () => {
    const history = await watch(kube, 'deploy/web', '{.status.availableReplicas} {.status.replicas}');
    const { traffic, old, fresh } = await replaced(kube, 'web', async () => {
      await kube.run(['set', 'env', 'deploy/web', 'PODINFO_UI_MESSAGE=version 2']);
      await kube.run(['annotate', 'deploy/web', 'kubernetes.io/change-cause=version 2', '--overwrite']);
    });
    const states = (await history.stop()).map((state) => state.split(' ').map(Number) as [number, number]);
    expect(traffic).toMatchObject({ lost: 0, losses: {}, ok: traffic.sent });
    expect(traffic.sent).toBeGreaterThan(20);
    expect(new Set(traffic.bodies.flatMap(messagesOf))).toEqual(new Set(['version 1', 'version 2']));
    expect(fresh.map(({ metadata }) => metadata.uid)).not.toEqual(expect.arrayContaining(old.map(({ metadata }) => metadata.uid)));
    // maxUnavailable: 0 and maxSurge: 1
    expect(Math.min(...states.map(([available]) => available))).toBe(3);
    expect(Math.max(...states.map(([, pods]) => pods))).toBe(4);
    expect(await ask(kube, 'deploy/client', 'http://web', 30)).toEqual(Array(30).fill('version 2'));
  });

  seen("l'historique garde les deux révisions, chacune avec sa cause", async () => {
    const history = await kube.rollout('history', 'deploy/web');
    expect(history).toMatch(/^1 +version 1\n2 +version 2$/m);
    const second = await current();
    expect(revision(second)).toBe('2');
    expect(second.metadata.uid).not.toBe(first.metadata.uid);
    expect((await kube.get(`rs/${first.metadata.name}`)).spec.replicas).toBe(0);
  });

  seen("l'annulation ramène l'ancien ReplicaSet et la version 1, sans perdre une requête", async () => {
    const { traffic } = await replaced(kube, 'web', () => kube.rollout('undo', 'deploy/web'));
    expect(traffic).toMatchObject({ lost: 0, losses: {}, ok: traffic.sent });
    expect(traffic.sent).toBeGreaterThan(20);
    const now = await current();
    expect(now.metadata.uid).toBe(first.metadata.uid);
    expect(revision(now)).toBe('3');
    expect(await ask(kube, 'deploy/client', 'http://web', 30)).toEqual(Array(30).fill('version 1'));
    expect(await kube.rollout('history', 'deploy/web')).toMatch(/^2 +version 2\n3 +version 1$/m);
  });

  seen("une version qui n'est jamais prête ne reçoit rien, et l'ancienne continue entière", async () => {
    const before = (await kube.pods('app=web')).map(({ metadata }) => metadata.name);
    await kube.run(['set', 'env', 'deploy/web', 'PODINFO_UNREADY=true', 'PODINFO_UI_MESSAGE=version 3']);
    const stuck = await eventually('le nouveau pod tourne, sans être prêt', async () => {
      const newcomers = (await kube.pods('app=web')).filter(({ metadata }) => !before.includes(metadata.name));
      return newcomers.find(({ status }) => status.containerStatuses?.[0]?.state.running);
    });
    await stays(
      "le nouveau pod n'est pas prêt, et les trois anciens le sont",
      async () => {
        const { status } = await kube.get('deploy/web');
        expect(status).toMatchObject({ updatedReplicas: 1, availableReplicas: 3, readyReplicas: 3, replicas: 4 });
        expect(await ask(kube, 'deploy/client', 'http://web', 20)).toEqual(Array(20).fill('version 1'));
      },
      { during: 5 },
    );
    expect((await kube.get(`pod/${stuck.metadata.name}`)).status.containerStatuses[0]).toMatchObject({ ready: false, started: true });
  });

  seen("le client de l'étape a compté, lui aussi, toutes ses requêtes : aucune perdue", async () => {
    const lines = (await kube.logs('deploy/client')).trim().split('\n');
    expect(lines.at(-1)).toMatch(/^\d+ requêtes, 0 perdues ;/);
    expect(Number(lines.at(-1)?.split(' ')[0])).toBeGreaterThan(100);
  });
});
