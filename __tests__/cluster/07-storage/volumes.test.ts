import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { lookAtVolumes } from '../support/objects/volumes';

lab('07-storage/volumes', ({ kube, seen, from }) => {
  /** The one pod of the step. */
  const pod = async () => (await kube.pods('app=journal'))[0];
  const inWriter = (...argv: string[]) => kube.exec('deploy/journal', argv, { container: 'writer' });
  const page = async () => (await from('deploy/journal', 'web').get('http://127.0.0.1:8080/')).body;
  const starts = (text: string) => [...text.matchAll(/--- writer démarre dans (\S+)/g)].map(([, name]) => name);

  seen('web publie ce que writer écrit dans leur volume commun', async () => {
    const name = (await pod()).metadata.name;
    const message = 'ce volume vit aussi longtemps que son pod';
    await eventually('une ligne est publiée', async () => (await page()).includes(`${name} : ${message}`));
    expect(starts(await page())).toEqual([name]);
  });

  seen("web lit ce volume et n'y écrit pas", async () => {
    const refused = kube.exec('deploy/journal', ['touch', '/usr/share/nginx/html/essai'], { container: 'web' });
    await expect(refused).rejects.toThrow('Read-only file system');
    await inWriter('sh', '-c', 'touch /pages/essai && rm /pages/essai');
  });

  seen('le fichier du ConfigMap suit quand on le modifie', async () => {
    const { data } = await kube.get('configmap/journal');
    await kube.patch('configmap/journal', { data: { 'message.txt': 'une autre phrase\n' } });
    await lookAtVolumes(kube, `pod/${(await pod()).metadata.name}`);
    await eventually('la phrase est publiée', async () => (await page()).includes(': une autre phrase'), { within: 100 });
    await kube.patch('configmap/journal', { data });
  });

  seen('le pod se lit en fichiers, et suit ses propres labels', async () => {
    const { name } = (await pod()).metadata;
    expect(await inWriter('cat', '/pod-info/name')).toBe(name);
    await kube.label(`pod/${name}`, 'saison=hiver');
    await eventually('le fichier a le label', async () => (await inWriter('cat', '/pod-info/labels')).includes('saison="hiver"'), {
      within: 100,
    });
  });

  seen('le volume en mémoire est plein à 8 Mio', async () => {
    expect(await inWriter('grep', ' /memory ', '/proc/mounts')).toMatch(/^tmpfs .*size=8192k/);
    const fill = (mebibytes: number) => inWriter('dd', 'if=/dev/zero', 'of=/memory/fichier', 'bs=1M', `count=${mebibytes}`);
    await fill(8);
    await expect(fill(9)).rejects.toThrow('No space left on device');
    await inWriter('rm', '/memory/fichier');
  });

  seen('un conteneur redémarré retrouve le volume', async () => {
    const before = await pod();
    const { name, uid } = before.metadata;
    await inWriter('kill', '1');
    await eventually('writer a redémarré', async () => starts(await page()).length === 2, { within: 60 });
    const after = await pod();
    expect(starts(await page())).toEqual([name, name]);
    expect(after.metadata.uid).toBe(uid);
    const restarts = after.status.containerStatuses.map((status: { name: string; restartCount: number }) => [
      status.name,
      status.restartCount,
    ]);
    expect(Object.fromEntries(restarts)).toEqual({ writer: 1, web: 0 });
  });

  seen('le pod supprimé, son volume est perdu : le suivant commence une page', async () => {
    const { name } = (await pod()).metadata;
    await kube.delete(`pod/${name}`);
    await kube.rollout('status', 'deploy/journal', { within: 60 });
    const text = await page();
    expect(text).not.toContain(name);
    expect(starts(text)).toEqual([(await pod()).metadata.name]);
  });
});
