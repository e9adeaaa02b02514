import type { KubeObject } from '../../../imports/kube-object';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('05-jobs/cronjob', ({ seen, kube }) => {
  const jobsOf = async (name: string): Promise<KubeObject[]> =>
    (await kube.list('jobs')).filter(({ metadata }) => metadata.ownerReferences?.[0]?.name === name);

  seen(
    'à la minute juste, clock lance un Job, qui réussit',
    async () => {
      const job = await eventually(
        'un Job de clock réussi',
        async () => (await jobsOf('clock')).find(({ status }) => status.succeeded === 1),
        { within: 100, every: 2 },
      );
      const planned = job.metadata.annotations['batch.kubernetes.io/cronjob-scheduled-timestamp'];
      expect(new Date(planned).getUTCSeconds()).toBe(0);
      expect((Date.parse(job.metadata.creationTimestamp) - Date.parse(planned)) / 1000).toBeLessThan(10);
    },
    { within: 110 },
  );

  seen("son journal donne l'heure de Paris, celle de l'annotation", async () => {
    const [job] = await jobsOf('clock');
    const planned = job.metadata.annotations['batch.kubernetes.io/cronjob-scheduled-timestamp'];
    const paris = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(
      new Date(planned),
    );
    const [hours, minutes] = paris.split(':');
    expect(await kube.logs(`job/${job.metadata.name}`)).toBe(`Il est ${hours} h ${minutes} à Paris.\n`);
  });

  seen(
    'slow saute la minute où il tourne encore : jamais deux à la fois',
    async () => {
      const active = async () => (await kube.get('cronjob/slow')).status.active ?? [];
      await eventually('slow tourne', async () => (await active()).length === 1, { within: 70, every: 2 });
      const skipped = () => kube.events('slow').then((events) => events.find(({ reason }) => reason === 'JobAlreadyActive'));
      await eventually(
        'la minute suivante passe son tour',
        async () => {
          if ((await active()).length > 1) throw new Error('deux Jobs de slow tournent à la fois');
          return skipped();
        },
        { within: 80, every: 2 },
      );
      expect(await jobsOf('slow')).toHaveLength(1);
    },
    { within: 160 },
  );
});
