import { eventually, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('04-workloads/replicaset', ({ seen, kube }) => {
  const pods = () => kube.pods('app=web');
  const uids = async () => (await pods()).map(({ metadata }) => metadata.uid).sort();
  const readyPods = (count: number) => kube.wait('rs/web', `jsonpath={.status.readyReplicas}=${count}`);

  seen('un pod tué est remplacé sous le même propriétaire', async () => {
    const [set, before] = await Promise.all([kube.get('rs/web'), pods()]);
    const [killed, ...kept] = before.map(({ metadata }) => metadata.uid);
    expect(kept).toHaveLength(2);
    await kube.delete(`pod/${before[0].metadata.name}`);
    await readyPods(3);
    const after = await pods();
    const newcomers = after.filter(({ metadata }) => !kept.includes(metadata.uid));
    expect(after).toHaveLength(3);
    expect(newcomers).toHaveLength(1);
    expect(newcomers[0].metadata.uid).not.toBe(killed);
    for (const { metadata } of after)
      expect(metadata.ownerReferences).toEqual([expect.objectContaining({ kind: 'ReplicaSet', uid: set.metadata.uid, controller: true })]);
  });

  seen("le nombre voulu change, et le nombre de pods le suit, dans un sens et dans l'autre", async () => {
    const before = await uids();
    await kube.scale('rs/web', 5);
    await readyPods(5);
    const five = await uids();
    expect(five).toEqual(expect.arrayContaining(before));
    await kube.scale('rs/web', 3);
    const three = await eventually('trois pods', async () => {
      const now = await uids();
      return now.length === 3 && now;
    });
    expect(five).toEqual(expect.arrayContaining(three));
  });

  seen('un modèle modifié laisse en paix les pods qui existent, et sert au suivant', async () => {
    const before = await pods();
    await kube.run(['set', 'env', 'rs/web', 'MODELE=second']);
    await kube.wait('rs/web', `jsonpath={.status.observedGeneration}=${(await kube.get('rs/web')).metadata.generation}`);
    const same = before.map(({ metadata }) => metadata.uid).sort();
    await stays('les mêmes pods', async () => expect(await uids()).toEqual(same), { during: 3 });
    await kube.delete(`pod/${before[0].metadata.name}`);
    await readyPods(3);
    const models = (await pods()).map(({ metadata, spec }) => [same.includes(metadata.uid), spec.containers[0].env?.[0]?.value]);
    expect(models.sort()).toEqual([
      [false, 'second'],
      [true, undefined],
      [true, undefined],
    ]);
  });

  seen("un pod sans propriétaire qui prend l'étiquette est adopté, et un autre est de trop", async () => {
    const [set, solo, before] = await Promise.all([kube.get('rs/web'), kube.get('pod/solo'), uids()]);
    expect(solo.metadata.ownerReferences).toBeUndefined();
    // The newcomer would often be the one that goes: a cost makes it the last choice, so that its owner can be read.
    await kube.run(['annotate', 'pod/solo', 'controller.kubernetes.io/pod-deletion-cost=100']);
    await kube.label('pod/solo', 'app=web');
    const owners = await eventually('solo a un propriétaire', async () => (await kube.get('pod/solo')).metadata.ownerReferences);
    expect(owners).toEqual([expect.objectContaining({ kind: 'ReplicaSet', name: 'web', uid: set.metadata.uid, controller: true })]);
    const now = await eventually('trois pods', async () => {
      const all = await uids();
      return all.length === 3 && all;
    });
    expect(now).toContain(solo.metadata.uid);
    expect(now.filter((uid) => before.includes(uid))).toHaveLength(2);
  });

  seen('un pod sans propriétaire, supprimé, ne revient pas', async () => {
    const solo = await kube.get('pod/solo');
    await kube.label('pod/solo', 'app=solo');
    await eventually('solo est relâché', async () => (await kube.get('pod/solo')).metadata.ownerReferences === undefined);
    await readyPods(3);
    await kube.delete('pod/solo');
    await stays('solo manque', async () => expect(await kube.find('pod/solo')).toBeUndefined(), { during: 4 });
    expect(await uids()).not.toContain(solo.metadata.uid);
    expect(await uids()).toHaveLength(3);
  });
});
