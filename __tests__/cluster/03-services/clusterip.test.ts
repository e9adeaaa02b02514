import { eventually, settles } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { endpoints, readyPods } from '../support/objects/endpoints';
import { answerers } from '../support/requests/answerers';

lab('03-services/clusterip', ({ seen, kube, facility, outside, from }) => {
  const client = from('client');
  const address = async (): Promise<string> => (await kube.get('service/web')).spec.clusterIP;
  const pods = async (): Promise<string[]> => (await kube.pods('app=web')).map(({ metadata }) => metadata.name).sort();

  seen('sans « type », le Service est un ClusterIP : une adresse virtuelle, et aucun port ouvert sur les nœuds', async () => {
    const { spec, status } = await kube.get('service/web');
    expect(spec).toMatchObject({ type: 'ClusterIP', clusterIP: expect.stringMatching(/^[\d.]+$|:/) });
    expect(spec.ports[0].nodePort).toBeUndefined();
    expect(status.loadBalancer).toEqual({});
  });

  seen('son EndpointSlice tient la liste des deux pods, à leur adresse et au port 9898', async () => {
    const expected = (await kube.pods('app=web'))
      .map(({ metadata, status }) => ({ ...{ pod: metadata.name, address: status.podIP }, ...{ port: 9898, ready: true } }))
      .sort((a, b) => a.pod.localeCompare(b.pod));
    expect(expected).toHaveLength(2);
    await settles('la liste est celle des pods', async () => expect(await endpoints(kube, 'web')).toEqual(expected), { within: 10 });
  });

  seen('dans le cluster, http://web répond, et ses requêtes vont aux deux pods', async () => {
    await eventually('http://web répond', () => client.get('http://web/'), { within: 15 });
    // kube-proxy learns of a ready pod a moment after the API server.
    await eventually('les deux pods répondent', async () => Object.keys(await answerers(client, 'http://web', 10)).length === 2);
    expect(Object.keys(await answerers(client, 'http://web', 30)).sort()).toEqual(await pods());
  });

  seen("l'adresse virtuelle répond sur le port 80 seulement : 9898 est le port des pods", async () => {
    const virtual = await address();
    expect((await client.get(`http://${virtual}/`)).status).toBe(200);
    expect(await client.reaches(`http://${virtual}:9898/`)).toBe(false);
    for (const one of await endpoints(kube, 'web')) expect((await client.get(`http://${one.address}:9898/`)).status).toBe(200);
  });

  seen('du dehors, une machine qui voit les nœuds ne joint pas cette adresse', async () => {
    const node = facility.nodes[0]?.address;
    // The kubelet answers strangers with 401: that machine's network works.
    expect((await outside.get(`https://${node}:10250/pods`, { insecure: true })).status).toBe(401);
    expect(await outside.reaches(`http://${await address()}/`)).toBe(false);
  });

  seen("un pod remplacé change d'adresse, le Service garde la sienne et suit", async () => {
    const virtual = await address();
    const [lost, kept] = (await pods()) as [string, string];
    await kube.delete(`pod/${lost}`);
    const now = await eventually(
      'deux pods prêts sans le disparu',
      async () => {
        const names = await readyPods(kube, 'web');
        return names.length === 2 && !names.includes(lost) && names;
      },
      { within: 60 },
    );
    expect(now).toContain(kept);
    expect(await address()).toBe(virtual);
    await eventually('le nouveau pod répond', async () => Object.keys(await answerers(client, 'http://web', 10)).length === 2);
    expect(Object.keys(await answerers(client, 'http://web', 30)).sort()).toEqual(now);
  });
});
