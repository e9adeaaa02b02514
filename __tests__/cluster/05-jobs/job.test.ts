import type { KubeObject } from '../../../imports/kube-object';
import { eventually, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

/** How many prime numbers there are in each slice of ten thousand. */
const primes = [1229, 1033, 983, 958, 930];

lab('05-jobs/job', ({ seen, kube, objects }) => {
  const podsOf = (job: string) => kube.list('pods', `batch.kubernetes.io/job-name=${job}`);

  seen('les cinq numéros sont faits, chacun par un pod qui a compté sa tranche', async () => {
    const { status } = await kube.get('job/primes');
    expect(status).toMatchObject({ succeeded: 5, completedIndexes: '0-4' });
    expect(status.failed ?? 0).toBe(0);
    const pods = await podsOf('primes');
    const index = ({ metadata }: KubeObject) => Number(metadata.annotations['batch.kubernetes.io/job-completion-index']);
    expect(pods.map(index).sort()).toEqual([0, 1, 2, 3, 4]);
    for (const pod of pods)
      expect(await kube.logs(pod.metadata.name)).toContain(`tranche ${index(pod)} : ${primes[index(pod)]} nombres premiers`);
  });

  seen('ses pods sont passés deux par deux, jamais plus', async () => {
    const lives = (await podsOf('primes')).map(({ metadata, status }) => ({
      from: Date.parse(metadata.creationTimestamp),
      to: Date.parse(status.containerStatuses[0].state.terminated.finishedAt),
    }));
    const together = lives.map(({ from: now }) => lives.filter(({ from, to }) => from <= now && now < to).length);
    expect(Math.max(...together)).toBe(2);
  });

  seen('flaky échoue deux fois puis réussit, dans le même pod, que le kubelet a relancé', async () => {
    const pods = await podsOf('flaky');
    expect(pods).toHaveLength(1);
    const [container] = pods[0].status.containerStatuses;
    expect(container).toMatchObject({
      restartCount: 2,
      lastState: { terminated: { exitCode: 1 } },
      state: { terminated: { exitCode: 0 } },
    });
    expect(await kube.logs(pods[0].metadata.name)).toBe('essai 3 : réussi\n');
  });

  seen('avec Never, chaque essai a un pod neuf, qui ne sait rien du précédent ; au-delà de backoffLimit, le Job renonce', async () => {
    const never = structuredClone(objects.find(({ kind, metadata }) => kind === 'Job' && metadata.name === 'flaky'));
    never.metadata.name = 'never';
    never.spec.backoffLimit = 1;
    never.spec.template.spec.restartPolicy = 'Never';
    try {
      await kube.run(['create', '-f', '-'], { input: JSON.stringify(never) });
      await kube.wait('job/never', 'condition=Failed', 90);
      const { status } = await kube.get('job/never');
      expect(status.conditions).toContainEqual(expect.objectContaining({ type: 'Failed', reason: 'BackoffLimitExceeded' }));
      const pods = await podsOf('never');
      expect(pods).toHaveLength(2);
      for (const { metadata } of pods) expect(await kube.logs(metadata.name)).toBe('essai 1 : échec\n');
    } finally {
      await kube.delete('job/never');
    }
  });

  seen("le délai passé, le Job s'efface avec son pod ; celui qui n'a pas de délai reste", async () => {
    expect((await kube.get('job/flaky')).spec.ttlSecondsAfterFinished).toBe(600);
    await kube.patch('job/flaky', { spec: { ttlSecondsAfterFinished: 1 } });
    await kube.wait('job/flaky', 'delete', 30);
    await eventually('les pods de flaky sont partis', async () => (await podsOf('flaky')).length === 0);
    await stays('primes reste', async () => expect(await podsOf('primes')).toHaveLength(5), { during: 2 });
    expect((await kube.get('job/primes')).status.succeeded).toBe(5);
  });
});
