import { eventually, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { portForward } from '../support/requests/port-forward';

lab('02-pods/pod', ({ seen, kube, here, objects, files }) => {
  const found = async (selector: string) => (await kube.list('pods', selector)).map(({ metadata }) => metadata.name);
  const once = async () => {
    const forward = await portForward(kube, 'pod/web', 9898);
    try {
      return await here.get(`http://127.0.0.1:${forward.port}/`);
    } finally {
      await forward.close();
    }
  };
  // Without a probe, a pod is Ready as soon as its container has started, a moment before the application listens.
  const page = () => eventually("l'application répond", once, { within: 20 });

  seen("le cluster garde l'état voulu tel qu'il est écrit, et constate le sien : un nœud, une adresse, une phase", async () => {
    const { spec, status } = await kube.get('pod/web');
    const [{ image, env, ports }] = objects[0].spec.containers;
    expect(spec.containers[0]).toMatchObject({ image, env });
    expect(spec.containers[0].ports[0]).toMatchObject(ports[0]);
    expect(spec.nodeName).toBeTruthy();
    expect(status).toMatchObject({
      phase: 'Running',
      podIP: expect.stringMatching(/./),
      containerStatuses: [{ ready: true, restartCount: 0 }],
    });
  });

  seen("l'application écoute sur le containerPort, et dit ce que le manifeste lui a donné à dire", async () => {
    const { status, body } = await page();
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ message: 'Bonjour !', hostname: 'web' });
  });

  seen('une étiquette le choisit, une annotation non', async () => {
    expect(await found('tier=frontend')).toEqual(['web']);
    expect(await found('tier=backend')).toEqual([]);
    expect(await found('kubernetes.io/description')).toEqual([]);
    expect(await kube.run(['describe', 'pod', 'web'])).toMatch(/Annotations: +kubernetes\.io\/description: Le premier pod du cours/);
  });

  seen('son identité : un second pod du même nom est refusé dans ce namespace', async () => {
    const second = await kube.raw(['create', '-f', files.manifest]);
    expect(second).toMatchObject({ ok: false, stderr: expect.stringContaining('pods "web" already exists') });
  });

  seen("l'image est sur le nœud, téléchargée ou déjà là, et l'événement le dit", async () => {
    const { status } = await kube.get('pod/web');
    expect(status.containerStatuses[0].imageID).toMatch(/sha256:[0-9a-f]{64}/);
    const [pulled] = (await kube.events('web')).filter(({ reason }) => reason === 'Pulled');
    expect(pulled.message).toMatch(/Successfully pulled image|already present on machine/);
  });

  seen('son conteneur tombe : le kubelet le redémarre, dans le même pod, à la même adresse', async () => {
    const before = await kube.get('pod/web');
    const forward = await portForward(kube, 'pod/web', 9898);
    await here.get(`http://127.0.0.1:${forward.port}/panic`).catch(() => {}); // podinfo ends without an answer.
    await forward.close();
    const after = await eventually(
      'le conteneur redémarré',
      async () => {
        const pod = await kube.get('pod/web');
        return pod.status.containerStatuses[0].restartCount > 0 && pod.status.containerStatuses[0].ready && pod;
      },
      { within: 60 },
    );
    expect(after.status.containerStatuses[0].restartCount).toBe(1);
    expect([after.metadata.uid, after.status.podIP]).toEqual([before.metadata.uid, before.status.podIP]);
    expect((await page()).status).toBe(200);
  });

  seen('effacé, il ne revient pas : personne ne veille sur un pod seul', async () => {
    expect((await kube.get('pod/web')).metadata.ownerReferences).toBeUndefined();
    await kube.delete('pod/web');
    await stays('aucun pod', async () => (await kube.list('pods')).length === 0, { during: 4 });
  });
});
