import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('07-storage/persistent-volume', ({ kube, seen, objects }) => {
  const claim = (name: string) => kube.get(`pvc/${name}`);
  /** The volume that a claim was given. It belongs to no namespace, and may outlive the claim. */
  const volumeOf = async (name: string) => `pv/${(await claim(name)).spec.volumeName}`;
  /** The pods that have started on a diary, as the diary says, the present one last. */
  const written = async (name: string) =>
    [...(await kube.exec(`deploy/${name}`, ['cat', '/data/diary.txt'])).matchAll(/démarrage de (\S+)/g)].map(([, pod]) => pod);
  const podOf = async (name: string) => (await kube.pods(`app=${name}`))[0]?.metadata.name;
  let kept = '';
  let writers: string[] = [];
  // Whatever fails: a volume of class « retain » is nobody's, once its claim is gone.
  afterAll(() => kept && kube.raw(['delete', '--ignore-not-found', '--wait=false', kept]));

  seen('chaque demande reçoit un volume de sa classe', async () => {
    kept = await volumeOf('archive');
    for (const [name, policy] of [
      ['diary', 'Delete'],
      ['archive', 'Retain'],
    ] as const) {
      const { spec, status } = await claim(name);
      const volume = await kube.get(await volumeOf(name));
      expect(status).toMatchObject({ phase: 'Bound', accessModes: ['ReadWriteOnce'] });
      expect(volume.spec).toMatchObject({ persistentVolumeReclaimPolicy: policy, storageClassName: spec.storageClassName });
      expect(volume.spec.claimRef).toMatchObject({ namespace: kube.namespace, name });
    }
    expect((await claim('archive')).spec.storageClassName).toBe('retain');
  });

  seen('le pod supprimé, le suivant retrouve ses lignes', async () => {
    const first = await podOf('diary');
    await eventually('la première ligne est écrite', async () => (await written('diary')).length === 1);
    expect(await written('diary')).toEqual([first]);
    await kube.delete(`pod/${first}`);
    await kube.rollout('status', 'deploy/diary', { within: 60 });
    const second = await podOf('diary');
    await eventually('la seconde ligne est écrite', async () => (await kube.logs(second)).includes(second));
    expect(second).not.toBe(first);
    expect(await written('diary')).toEqual([first, second]);
    expect(await kube.logs(second)).toContain(`démarrage de ${first}`);
  });

  seen("l'ancien pod rend le volume avant que le nouveau le prenne", async () => {
    const old = await podOf('diary');
    await kube.rollout('restart', 'deploy/diary');
    // Every state on the way: never two that run at once. A pod that has ended may still be listed for a moment.
    const replaced = async () => {
      const pods = (await kube.list('pods', 'app=diary')).filter(({ status }) => !['Succeeded', 'Failed'].includes(status.phase));
      if (pods.length > 1) return 'deux pods à la fois';
      return pods.length === 1 && pods[0].metadata.name !== old && 'un seul, le nouveau';
    };
    expect(await eventually('le pod est remplacé', replaced, { within: 60, every: 0.1 })).toBe('un seul, le nouveau');
    await kube.rollout('status', 'deploy/diary', { within: 60 });
    expect(await written('diary')).toContain(old);
  });

  seen('une demande que l’on supprime attend que son pod la rende', async () => {
    await kube.run(['delete', 'pvc/diary', '--wait=false']);
    expect((await claim('diary')).metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      finalizers: ['kubernetes.io/pvc-protection'],
    });
    expect(await written('diary')).toContain(await podOf('diary'));
  });

  seen('classe par défaut : la demande partie, le volume est effacé', async () => {
    const volume = await volumeOf('diary');
    await kube.delete('deploy/diary');
    await kube.wait('pvc/diary', 'delete', 60);
    await kube.wait(volume, 'delete', 60);
  });

  seen('classe « retain » : la demande partie, le volume est gardé, et à personne', async () => {
    writers = (await written('archive')) as string[];
    expect(writers).toHaveLength(1);
    await kube.delete('deploy/archive', 'pvc/archive');
    await kube.wait(kept, 'jsonpath={.status.phase}=Released', 30);
  });

  seen('libéré à la main, il rend ses lignes à une nouvelle demande', async () => {
    await kube.patch(kept, { spec: { claimRef: null } }, { type: 'merge' });
    await kube.wait(kept, 'jsonpath={.status.phase}=Available', 30);
    const [again, deployment] = ['PersistentVolumeClaim', 'Deployment'].map((wanted) =>
      structuredClone(objects.find(({ kind, metadata }) => kind === wanted && metadata.name === 'archive')),
    );
    again.spec.volumeName = kept.slice('pv/'.length);
    for (const object of [again, deployment]) expect(await kube.apply(`${JSON.stringify(object)}\n`)).toMatchObject({ ok: true });
    await kube.rollout('status', 'deploy/archive', { within: 60 });
    await eventually('le nouveau pod a écrit', async () => (await written('archive')).length === 2);
    expect(await written('archive')).toEqual([...writers, await podOf('archive')]);
  });

  seen('passé à Delete, le volume gardé part avec sa demande', async () => {
    await kube.patch(kept, { spec: { persistentVolumeReclaimPolicy: 'Delete' } });
    await kube.delete('deploy/archive', 'pvc/archive');
    await kube.wait(kept, 'delete', 60);
  });
});
