import type { KubeObject } from '../../../imports/kube-object';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

const names = ['web-0', 'web-1', 'web-2'];

lab('07-storage/statefulset', ({ kube, seen }) => {
  const pods = async () => new Map((await kube.list('pods', 'app=web')).map((pod) => [pod.metadata.name as string, pod]));
  const claims = async () => (await kube.list('pvc')).map(({ metadata }) => [metadata.name, metadata.uid]).sort();
  /** The page of a pod, asked for by its own name; and who has signed it. */
  const signed = async (pod: string) => {
    const page = await kube.exec('client', ['timeout', '5', 'wget', '-q', '-O', '-', `http://${pod}.nginx:8080/`]);
    return [...page.matchAll(/démarrage de (\S+)/g)].map(([, name]) => name);
  };
  const readyAt = ({ status }: KubeObject) => status.conditions.find(({ type }: KubeObject) => type === 'Ready').lastTransitionTime;
  let first: Awaited<ReturnType<typeof claims>> = [];

  seen("les pods démarrent un par un, chacun quand celui d'avant est prêt", async () => {
    const all = [...(await pods()).values()].sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
    expect(all.map(({ metadata }) => metadata.name)).toEqual(names);
    for (const [index, pod] of all.entries())
      if (index > 0) expect(Date.parse(pod.metadata.creationTimestamp)).toBeGreaterThanOrEqual(Date.parse(readyAt(all[index - 1])));
  });

  seen('chaque pod a son volume : une demande à son nom', async () => {
    first = await claims();
    expect(first.map(([name]) => name)).toEqual(names.map((name) => `www-${name}`));
    for (const [name, pod] of await pods())
      expect(pod.spec.volumes).toContainEqual({ name: 'www', persistentVolumeClaim: { claimName: `www-${name}` } });
  });

  seen('chaque pod répond à son propre nom DNS, et montre sa page', async () => {
    for (const name of names) expect(await eventually(`${name} répond`, () => signed(name))).toEqual([name]);
  });

  seen('un pod supprimé revient sous le même nom, avec la même demande et ses lignes', async () => {
    const before = (await pods()).get('web-1');
    await kube.delete('pod/web-1');
    const after = await eventually('un nouveau web-1', async () => (await pods()).get('web-1'));
    expect(after.metadata.uid).not.toBe(before.metadata.uid);
    await kube.rollout('status', 'sts/web', { within: 90 });
    expect(await claims()).toEqual(first);
    expect(await eventually('le nom mène au nouveau pod', () => signed('web-1'), { within: 45 })).toEqual(['web-1', 'web-1']);
  });

  seen("quand on en retire, le dernier part le premier, et l'autre l'attend", async () => {
    await kube.scale('sts/web', 1);
    const down = async () => {
      const now = await pods();
      if (now.has('web-2') && now.get('web-1')?.metadata.deletionTimestamp !== undefined) return 'web-1 part avant que web-2 soit parti';
      return !now.has('web-1') && [...now.keys()].join();
    };
    expect(await eventually('il en reste un', down, { within: 60, every: 0.1 })).toBe('web-0');
  });

  seen('leurs demandes restent, et les pods revenus retrouvent leurs lignes', async () => {
    expect(await claims()).toEqual(first);
    await kube.scale('sts/web', 3);
    await kube.rollout('status', 'sts/web', { within: 90 });
    expect(await claims()).toEqual(first);
    const pages = ['web-0', 'web-1', 'web-2'].map((name) => eventually(`${name} répond`, () => signed(name), { within: 45 }));
    expect(await Promise.all(pages)).toEqual([['web-0'], ['web-1', 'web-1', 'web-1'], ['web-2', 'web-2']]);
  });
});
