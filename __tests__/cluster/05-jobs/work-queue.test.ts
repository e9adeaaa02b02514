import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab(
  '05-jobs/work-queue',
  ({ seen, kube }) => {
    const redis = async (...args: string[]): Promise<string[]> =>
      (await kube.exec('deploy/redis', ['redis-cli', ...args])).split('\n').filter(Boolean);
    const doing = () => redis('--scan', '--pattern', 'doing:*');
    let victim = '';

    seen(
      'soixante tâches entrent dans la file, une seule fois',
      async () => {
        await kube.wait('job/fill', 'condition=Complete', 90);
        expect((await kube.get('job/fill')).status.succeeded).toBe(1);
        expect(await kube.logs('job/fill')).toMatch(/^À faire : \d+ tâches\.$/m);
      },
      { within: 100 },
    );

    seen('trois ouvriers y puisent en même temps, chacun sa tâche', async () => {
      const busy = await eventually(
        'trois ouvriers au travail',
        async () => {
          const lists = await doing();
          return lists.length === 3 && lists;
        },
        { within: 60 },
      );
      const workers = (await kube.pods('app=workers')).map(({ metadata }) => `doing:${metadata.name}`);
      expect(workers.sort()).toEqual(busy.sort());
    });

    seen('un ouvrier tué en plein travail laisse sa tâche derrière lui, et un autre prend sa place', async () => {
      // One that is killed between two tasks leaves none: another one then.
      victim = await eventually('un ouvrier tué laisse sa tâche', async () => {
        const name = (await kube.pods('app=workers'))[0].metadata.name;
        await kube.delete(`pod/${name}`, '--now');
        return (await doing()).includes(`doing:${name}`) && name;
      });
      const workers = await eventually('trois ouvriers', async () => {
        const pods = await kube.pods('app=workers');
        return pods.length === 3 && pods;
      });
      expect(workers.map(({ metadata }) => metadata.name)).not.toContain(victim);
    });

    seen(
      'la file se vide : les ouvriers ont fini, et plus rien ne reste à faire',
      async () => {
        await kube.wait('job/workers', 'condition=Complete', 200);
        expect(await redis('LLEN', 'todo')).toEqual(['0']);
        expect(await doing()).toEqual([]);
      },
      { within: 210 },
    );

    seen("chaque tâche est faite une fois, une seule, et juste, celle de l'ouvrier tué aussi", async () => {
      const done = await redis('LRANGE', 'done', '0', '-1');
      const results = done.map((line) => /^(\d+) au carré : (\d+), par /.exec(line)?.slice(1).map(Number) ?? [line]);
      const expected = Array.from({ length: 60 }, (_, index) => [index + 1, (index + 1) ** 2]);
      expect(results.sort(([a], [b]) => Number(a) - Number(b))).toEqual(expected);
      const logs = await kube.run(['logs', '-l', 'app=workers', '--tail=-1']);
      expect(logs).toContain(`Reprise d'une tâche de ${victim}`);
    });
  },
  { ready: false },
);
