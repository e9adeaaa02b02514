import { eventually } from '../../../live/convergence';
import { facility } from '../support/facility/facility';
import { lab } from '../support/lab/lab';
import { serverMissing, startNfsServer } from '../support/machines/nfs-server';

const host = 'nfs.etapes.test';
/** Why no pod can mount the share here; `null` where the test brings its server. */
const nfs = facility().features.nfs ?? serverMissing(facility());

lab(
  '07-storage/remote-storage',
  ({ kube, seen, missing, outside }) => {
    let server: Awaited<ReturnType<typeof startNfsServer>> | undefined;
    if (nfs === null) {
      beforeAll(async () => {
        server = await startNfsServer(facility(), host, '/srv/etapes');
      }, 90_000);
      afterAll(() => server?.stop());
    }
    const pods = () => kube.pods('app=board');
    /** The board as a pod reads it: who has written, in the order of the lines. */
    const board = async (pod: string) =>
      [...(await kube.exec(pod, ['cat', '/board/board.txt'])).matchAll(/^\S+ (\S+) sur le nœud/gm)].map(([, name]) => name as string);
    const written = (names: readonly string[]) => async () => {
      const lines = await board(names[0] as string);
      return names.every((name) => lines.includes(name)) && lines;
    };

    seen('chaque demande est liée au volume préparé pour elle, que plusieurs nœuds écrivent à la fois', async () => {
      for (const [claim, volume] of [
        ['board', 'board-nfs'],
        ['board-csi', 'board-csi'],
      ]) {
        await kube.wait(`pvc/${claim}`, 'jsonpath={.status.phase}=Bound', 30);
        const { spec, status } = await kube.get(`pvc/${claim}`);
        expect({ volume: spec.volumeName, class: spec.storageClassName, modes: status.accessModes }).toEqual({
          volume,
          class: '',
          modes: ['ReadWriteMany'],
        });
        expect((await kube.get(`pv/${volume}`)).spec.claimRef).toMatchObject({ namespace: kube.namespace, name: claim });
      }
    });

    seen.unless(missing.twoNodes, 'les deux pods sont sur deux nœuds', async () => {
      expect(new Set((await pods()).map(({ spec }) => spec.nodeName)).size).toBe(2);
    });

    seen.unless(
      nfs === null ? 'les nœuds montent le partage' : null,
      'sans client ou sans serveur NFS, les pods attendent, et leurs événements disent le message de mount',
      async () => {
        for (const { metadata } of await pods()) {
          const refused = async () =>
            (await kube.events(metadata.name)).find(({ message }) => message.startsWith('MountVolume.SetUp failed'));
          const { message } = await eventually('le kubelet dit pourquoi', refused, { within: 100 });
          expect(message).toContain(`-t nfs ${host}:/srv/etapes`);
          expect(message).toMatch(/Output: mount[\s\S]*nfs/);
          // The kubelet may report the pod's state after the event.
          const container = async () => (await kube.get(`pod/${metadata.name}`)).status.containerStatuses?.[0];
          const { state } = await eventually('le kubelet décrit le conteneur', container, { within: 10 });
          expect(state.waiting.reason).toBe('ContainerCreating');
        }
      },
    );

    seen.unless(nfs, 'ce qu’un pod écrit, l’autre le lit, d’un nœud à l’autre', async () => {
      const names = (await pods()).map(({ metadata }) => metadata.name);
      await eventually('les deux ont écrit', written(names), { within: 45 });
      for (const name of names) expect(await board(name)).toEqual(expect.arrayContaining(names));
    });

    seen.unless(nfs, 'les lignes sont dans le dossier du serveur', async () => {
      const [pod] = await pods();
      const { stdout } = await outside.run(['cat', `${server?.folder}/board.txt`]);
      expect(stdout).toContain(`${pod.metadata.name} sur le nœud ${pod.spec.nodeName}`);
    });

    seen.unless(nfs, 'des pods remplacés retrouvent le tableau', async () => {
      const old = (await pods()).map(({ metadata }) => metadata.name);
      await kube.rollout('restart', 'deploy/board');
      await kube.rollout('status', 'deploy/board', { within: 90 });
      const names = (await pods()).map(({ metadata }) => metadata.name);
      const lines = await eventually('les nouveaux ont écrit', written(names), { within: 45 });
      expect(lines).toEqual(expect.arrayContaining([...old, ...names]));
    });

    seen.unless(nfs ?? "aucun test n'installe le pilote nfs.csi.k8s.io", 'avec le pilote CSI, les mêmes lignes sont là', async () => {
      const old = (await pods()).map(({ metadata }) => metadata.name);
      const volumes = [{ name: 'board', persistentVolumeClaim: { claimName: 'board-csi' } }];
      await kube.patch('deploy/board', { spec: { template: { spec: { volumes } } } });
      await kube.rollout('status', 'deploy/board', { within: 90 });
      expect(await board((await pods())[0].metadata.name)).toEqual(expect.arrayContaining(old));
    });

    seen('la demande supprimée, le volume préparé à la main est gardé', async () => {
      await kube.delete('deploy/board', 'pvc/board-csi');
      await kube.wait('pv/board-csi', 'jsonpath={.status.phase}=Released', 30);
    });
  },
  { ready: nfs === null ? 120 : false },
);
