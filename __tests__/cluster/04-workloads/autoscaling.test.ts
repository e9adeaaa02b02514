import type { KubeObject } from '../../../imports/kube-object';
import { eventually, settles } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('04-workloads/autoscaling', ({ seen, missing, kube, objects }) => {
  const replicas = async (): Promise<number> => (await kube.get('deploy/web')).spec.replicas;
  const resize = (resources: object) =>
    kube.patch('pod/resize', { spec: { containers: [{ name: 'resize', resources }] } }, { args: ['--subresource', 'resize'] });
  const limits = async (line: string) =>
    eventually(`le noyau applique « ${line} »`, async () => (await kube.logs('resize', ['--tail=1'])).trim() === line, { within: 60 });
  const restarts = ({ status }: KubeObject): number => status.containerStatuses[0].restartCount;

  seen.unless(
    missing.metrics,
    "sans charge, l'autoscaler lit la CPU et garde un pod",
    async () => {
      await kube.wait('hpa/web', 'condition=ScalingActive', 100);
      // The start of a pod may cost more than its rest.
      await eventually(
        'peu de CPU, et un pod',
        async () => {
          const { currentMetrics, desiredReplicas } = (await kube.get('hpa/web')).status;
          return currentMetrics[0].resource.current.averageUtilization < 50 && desiredReplicas === 1;
        },
        { within: 100, every: 2 },
      );
      // The autoscaler takes its time: it sees the load while the pod below is resized.
      await kube.scale('deploy/load', 1);
    },
    { within: 210 },
  );

  seen('la CPU change sur place : le même pod, le même conteneur, sans redémarrage', async () => {
    const before = await kube.get('pod/resize');
    await limits('CPU : 100m, mémoire : 32Mi');
    await resize({ limits: { cpu: '200m' } });
    await limits('CPU : 200m, mémoire : 32Mi');
    const after = await kube.get('pod/resize');
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(after.status.containerStatuses[0].containerID).toBe(before.status.containerStatuses[0].containerID);
    expect(restarts(after)).toBe(0);
    expect((await kube.logs('resize')).match(/^Démarrage/gm)).toHaveLength(1);
  });

  seen('la mémoire change dans le même pod, dont le conteneur redémarre', async () => {
    const before = await kube.get('pod/resize');
    await resize({ limits: { memory: '48Mi' } });
    await eventually('le conteneur a redémarré', async () => restarts(await kube.get('pod/resize')) === 1, { within: 60 });
    await limits('CPU : 200m, mémoire : 48Mi');
    const after = await kube.get('pod/resize');
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(restarts(after)).toBe(1);
  });

  let grown = 0;
  seen.unless(
    missing.metrics,
    "sous la charge de l'étape, l'autoscaler ajoute des pods, jusqu'à quatre au plus",
    async () => {
      grown = await eventually("plus d'un pod", async () => ((await replicas()) > 1 ? replicas() : false), { within: 140, every: 2 });
      expect(grown).toBeLessThanOrEqual(4);
      // It writes what it has done a moment after doing it.
      const above = { reason: 'SuccessfulRescale', message: expect.stringContaining('above target') };
      const told = async () => {
        expect((await kube.get('hpa/web')).status.lastScaleTime).toBeDefined();
        expect(await kube.events('web')).toContainEqual(expect.objectContaining(above));
      };
      await settles("l'autoscaler dit ce qu'il a fait", told, { within: 10 });
    },
    { within: 150 },
  );

  seen.unless(missing.metrics, "appliquer de nouveau le Deployment laisse le nombre de pods à l'autoscaler", async () => {
    const web = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'web');
    const before = await replicas();
    expect(await kube.apply(`${JSON.stringify(web)}\n`, { serverSide: true })).toMatchObject({ ok: true });
    expect(await replicas()).toBeGreaterThanOrEqual(before);
  });

  seen.unless(
    missing.metrics,
    "la charge retirée, il ne reste qu'un pod, après les 30 s de calme que demande l'étape, et non 300",
    async () => {
      const calm = Date.now();
      await kube.scale('deploy/load', 0);
      await eventually('un seul pod', async () => (await replicas()) === 1, { within: 200, every: 2 });
      const below = async () => (await kube.events('web')).find(({ message }) => message.includes('below target'));
      const down = await eventually("l'événement le dit", below, { within: 10 });
      for (const { message } of await kube.events('web')) expect(Number(/New size: (\d+)/.exec(message)?.[1] ?? 1)).toBeLessThanOrEqual(4);
      // The last measure above the target may be one period (15 s) older than the end of the load.
      const seconds = (Date.parse(down.firstTimestamp) - calm) / 1000;
      expect(seconds).toBeGreaterThan(14);
      expect(seconds).toBeLessThan(200);
    },
    { within: 210 },
  );
});
