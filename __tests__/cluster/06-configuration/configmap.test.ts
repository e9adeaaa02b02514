import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { lookAtVolumes } from '../support/objects/volumes';

lab('06-configuration/configmap', ({ kube, seen }) => {
  /** What the container says now: its last line. */
  const said = () => kube.logs('deploy/reader', ['--tail=1']);

  seen('une valeur arrive de deux façons, en variable et en fichier', async () => {
    await eventually('le conteneur parle', async () => (await said()).includes('variable : bleu, fichier : bleu'));
  });

  seen("toutes les entrées de « constants » sont des variables, d'un seul coup", async () => {
    expect(await said()).toContain('monnaie : euro');
  });

  seen('le fichier suit le ConfigMap que l’on modifie, dans le même conteneur', async () => {
    const [before] = await kube.pods('app=reader');
    await kube.patch('configmap/settings', { data: { color: 'rouge' } });
    await lookAtVolumes(kube, `pod/${before.metadata.name}`);
    const color = () => kube.exec(before.metadata.name, ['cat', '/etc/settings/color']);
    await eventually('le fichier change', async () => (await color()) === 'rouge', { within: 100 });
    const after = await kube.get(`pod/${before.metadata.name}`);
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(after.status.containerStatuses[0].containerID).toBe(before.status.containerStatuses[0].containerID);
  });

  seen('la variable, elle, reste celle du démarrage', async () => {
    await eventually('le conteneur a relu son fichier', async () => (await said()).includes('fichier : rouge'));
    expect(await said()).toContain('variable : bleu, fichier : rouge');
  });

  seen('un nouveau pod prend la nouvelle valeur partout', async () => {
    await kube.rollout('restart', 'deploy/reader');
    await kube.rollout('status', 'deploy/reader', { within: 60 });
    const [{ metadata }] = await kube.pods('app=reader');
    await eventually('le nouveau pod parle', () => kube.logs(metadata.name).then(Boolean));
    expect(await kube.logs(metadata.name)).toContain('variable : rouge, fichier : rouge');
  });

  seen("« constants », immuable, refuse qu'on la modifie", async () => {
    const change = kube.patch('configmap/constants', { data: { CURRENCY: 'franc' } });
    await expect(change).rejects.toThrow('field is immutable when `immutable` is set');
    expect((await kube.get('configmap/constants')).data).toEqual({ CURRENCY: 'euro' });
  });

  seen("… et qu'on la rende modifiable", async () => {
    const change = kube.patch('configmap/constants', { immutable: false });
    await expect(change).rejects.toThrow('field is immutable when `immutable` is set');
  });
});
