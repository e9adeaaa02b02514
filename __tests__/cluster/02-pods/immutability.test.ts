import { readFileSync } from 'node:fs';
import { images } from '../../../course/images';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('02-pods/immutability', ({ seen, kube, files }) => {
  const port = (value: number) => [{ op: 'replace', path: '/spec/containers/0/ports/0/containerPort', value }];
  const patch = (ref: string, type: string, change: object) =>
    kube.raw(['patch', ref, '--type', type, '-v=6', '-p', JSON.stringify(change)]);
  const web = () => kube.get('pod/web');

  seen("le port d'un pod vivant ne change pas : 422 Invalid", async () => {
    const { ok, stderr } = await patch('pod/web', 'json', port(9899));
    expect({ ok, stderr }).toEqual({ ok: false, stderr: expect.stringContaining('422 Unprocessable Entity') });
    expect(stderr).toMatch(/The Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than/);
    expect((await web()).spec.containers[0].ports[0].containerPort).toBe(9898);
  });

  seen('ni son nom, qui fait son identité : un autre nom, un autre pod', async () => {
    const renamed = await patch('pod/web', 'merge', { metadata: { name: 'site' } });
    expect(renamed).toMatchObject({ ok: false, stderr: expect.stringContaining('does not match the name') });
    expect(await kube.find('pod/site')).toBeUndefined();
  });

  seen('un pod et un Service portent le même nom : deux objets', async () => {
    const [pod, service] = await Promise.all([web(), kube.get('service/web')]);
    expect([pod.metadata.name, service.metadata.name]).toEqual(['web', 'web']);
    expect(pod.metadata.uid).not.toBe(service.metadata.uid);
  });

  seen("ses étiquettes changent à tout moment, et le conteneur n'en sait rien", async () => {
    const { uid } = (await web()).metadata;
    await kube.label('pod/web', 'tier=frontend');
    const { metadata, status } = await web();
    expect(metadata).toMatchObject({ uid, labels: { app: 'web', tier: 'frontend' } });
    expect(status.containerStatuses[0].restartCount).toBe(0);
  });

  seen("le sélecteur d'un Deployment ne change pas", async () => {
    const change = { spec: { selector: { matchLabels: { app: 'autre' } }, template: { metadata: { labels: { app: 'autre' } } } } };
    const { ok, stderr } = await patch('deploy/site', 'merge', change);
    expect({ ok, stderr }).toEqual({ ok: false, stderr: expect.stringContaining('422 Unprocessable Entity') });
    expect(stderr).toMatch(/spec\.selector: Invalid value: .*field is immutable/);
  });

  seen('le port du modèle change : un seul apply refuse le pod, et le Deployment remplace les siens', async () => {
    const before = await kube.pods('app=site');
    const edited = readFileSync(files.manifest, 'utf8').replaceAll('containerPort: 9898', 'containerPort: 9899');
    const { ok, stdout, stderr } = await kube.apply(edited, { serverSide: true });
    expect(ok).toBe(false);
    expect(stderr).toContain('The Pod "web" is invalid');
    expect(stdout).toContain('deployment.apps/site serverside-applied');
    await kube.rollout('status', 'deploy/site', { within: 60 });
    const after = await eventually('les nouveaux seuls', async () => {
      const pods = await kube.pods('app=site');
      return pods.length === 1 && pods;
    });
    expect(after[0].metadata.uid).not.toBe(before[0].metadata.uid);
    expect(after[0].spec.containers[0].ports[0].containerPort).toBe(9899);
  });

  seen("l'image d'un pod change : le conteneur redémarre, dans le même pod", async () => {
    const { metadata, status } = await web();
    const other = images.traefik.reference;
    await kube.patch('pod/web', { spec: { containers: [{ name: 'web', image: other }] } });
    const after = await eventually(
      'le conteneur de la nouvelle image',
      async () => {
        const pod = await web();
        const [container] = pod.status.containerStatuses;
        return container.restartCount > 0 && container.state.running && pod;
      },
      { within: 90 },
    );
    expect(after.status.containerStatuses[0].restartCount).toBe(1);
    expect(after.metadata.uid).toBe(metadata.uid);
    expect(after.status.podIP).toBe(status.podIP);
    expect(after.spec.containers[0].image).toBe(other);
  });
});
