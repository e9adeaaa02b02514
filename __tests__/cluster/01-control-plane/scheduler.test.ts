import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { kept } from '../support/machines/etcd';

lab(
  '01-control-plane/scheduler',
  ({ seen, missing, kube, facility, files, objects }) => {
    const node = facility.nodes.at(-1)?.name as string;
    const label = { set: 'etapes/disque=ssd', unset: 'etapes/disque-' };
    const taint = { set: 'etapes/reserve=oui:NoSchedule', unset: 'etapes/reserve-' };
    const events = async (pod: string, reason: string) => (await kube.events(pod)).filter((event) => event.reason === reason);
    const nodeOf = async (pod: string) => (await kube.get(`pod/${pod}`)).spec.nodeName;
    /** The same pod once more, under another name, and on one node only where `pinned`. */
    const again = async (pod: string, name: string, pinned: boolean) => {
      const copy = structuredClone(objects.find(({ metadata }) => metadata.name === pod));
      copy.metadata.name = name;
      if (pinned) copy.spec.nodeSelector = { 'kubernetes.io/hostname': node };
      await kube.run(['create', '-f', '-'], { input: JSON.stringify(copy) });
    };
    const unschedulable = (pod: string, why: RegExp) =>
      eventually(`FailedScheduling de ${pod}`, async () =>
        (await events(pod, 'FailedScheduling')).some(({ message }) => why.test(message)),
      );

    seen('une préférence que nul nœud ne satisfait ne retient pas le pod ; une exigence, si, et un événement le dit', async () => {
      expect(await nodeOf('prefers-ssd')).toBeTruthy();
      await unschedulable('requires-ssd', /didn't match Pod's node affinity\/selector/);
      expect(await nodeOf('requires-ssd')).toBeUndefined();
    });

    seen("une demande impossible donne FailedScheduling : aucun nœud n'a cinq cents processeurs", async () => {
      await unschedulable('too-big', /0\/\d+ nodes are available: .*Insufficient cpu/);
      const { spec, status } = await kube.get('pod/too-big');
      expect(spec.nodeName).toBeUndefined();
      expect(status).toMatchObject({ phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] });
    });

    seen("personne ne s'occupe du pod manuel : ni nœud, ni événement, ni refus", async () => {
      await stays('manuel attend', async () => (await nodeOf('manuel')) === undefined, { during: 3 });
      expect(await kube.events('manuel')).toEqual([]);
      expect((await kube.get('pod/manuel')).status).toMatchObject({ phase: 'Pending' });
    });

    seen("lié à la main par binding.yaml, il tourne, sans un événement d'un scheduler", async () => {
      const binding = readFileSync(join(files.companions, 'binding.yaml'), 'utf8');
      expect(await kube.raw(['create', '-f', '-'], { input: binding })).toMatchObject({ ok: false });
      expect(await nodeOf('manuel')).toBeUndefined();
      const answer = await kube.run(['create', '-f', '-'], { input: binding.replace('name: ""', `name: ${node}`) });
      expect(answer).toContain('status/<unknown> created');
      await kube.wait('pod/manuel', 'condition=Ready', 90);
      expect(await nodeOf('manuel')).toBe(node);
      const signed = await eventually('le kubelet signe', async () => {
        const all = await kube.events('manuel');
        return all.some(({ reason }) => reason === 'Started') && all;
      });
      expect([...new Set(signed.map(({ source, reportingComponent }) => source?.component || reportingComponent))]).toEqual(['kubelet']);
      expect(await events('tolerant', 'Scheduled')).toHaveLength(1);
    });

    seen.unless(missing.etcd, 'dans etcd, la clé du pod manuel porte maintenant le nom du nœud', async () => {
      expect((await kept(`/registry/pods/${kube.namespace}/manuel`))?.value).toContain(node);
    });

    seen(
      "l'étiquette ssd décide du nœud : l'exigence est satisfaite, la préférence suivie, et les pods restent quand elle s'en va",
      async () => {
        try {
          const before = await nodeOf('prefers-ssd');
          await kube.label(`node/${node}`, label.set);
          try {
            await kube.wait('pod/requires-ssd', 'condition=Ready', 90);
            await again('prefers-ssd', 'prefers-ssd-2', false);
            await kube.wait('pod/prefers-ssd-2', 'condition=Ready', 90);
          } finally {
            await kube.label(`node/${node}`, label.unset);
          }
          expect([await nodeOf('requires-ssd'), await nodeOf('prefers-ssd-2'), await nodeOf('prefers-ssd')]).toEqual([node, node, before]);
          await stays('requires-ssd tourne', async () => (await kube.get('pod/requires-ssd')).status.phase === 'Running', { during: 3 });
        } finally {
          await kube.delete('pod/prefers-ssd-2');
        }
      },
      { within: 300 },
    );

    seen(
      'un nœud que ferme une taint reste ouvert au pod qui la tolère, et refuse les autres',
      async () => {
        try {
          await kube.run(['taint', 'node', node, taint.set]);
          try {
            await again('tolerant', 'tolerant-2', true);
            await again('prefers-ssd', 'refused', true);
            await kube.wait('pod/tolerant-2', 'condition=Ready', 90);
            await unschedulable('refused', /untolerated taint/);
            expect([await nodeOf('tolerant-2'), await nodeOf('refused')]).toEqual([node, undefined]);
            expect((await kube.get('pod/manuel')).status.phase).toBe('Running'); // NoSchedule drives nobody out.
          } finally {
            await kube.run(['taint', 'node', node, taint.unset]);
          }
          await kube.wait('pod/refused', 'condition=Ready', 90);
        } finally {
          await kube.delete('pod/tolerant-2', 'pod/refused');
        }
      },
      { within: 300 },
    );
  },
  { ready: false },
);
