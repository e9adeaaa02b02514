import { eventually, settles } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { endpoints } from '../support/objects/endpoints';

lab('03-services/nodeport', ({ seen, missing, kube, facility, outside, inside }) => {
  const port = async (): Promise<number> => (await kube.get('service/multi-client')).spec.ports[0].nodePort;
  const pods = async (): Promise<string[]> => (await kube.pods('app=multi-client')).map(({ metadata }) => metadata.name);

  seen('le port du nœud mène au port 3050 du Service, et celui-ci au port 3000 des deux pods', async () => {
    const { spec } = await kube.get('service/multi-client');
    expect(spec.ports[0].port).toBe(3050);
    if (facility.target === 'minikube') expect(spec.ports[0].nodePort).toBe(31515);
    const expected = (await pods()).sort().map((pod) => expect.objectContaining({ pod, port: 3000, ready: true }));
    const listed = () => endpoints(kube, 'multi-client');
    await settles('les deux pods sont dans la liste', async () => expect(await listed()).toEqual(expected), { within: 10 });
  });

  seen("l'adresse de chaque nœud répond, vue du dehors", async () => {
    const known = await pods();
    for (const { address } of facility.nodes) {
      const url = `http://${address}:${await port()}/`;
      // kube-proxy takes a second to hear of a new Service; what answers is asked again below.
      await eventually(`${url} répond`, () => outside.get(url), { within: 15 });
      const { status, body } = await outside.get(url);
      expect({ url, status }).toEqual({ url, status: 200 });
      expect(known.map((pod) => `Bonjour depuis ${pod}\n`)).toContain(body);
    }
  });

  seen('les requêtes se répartissent sur les deux pods', async () => {
    const url = `http://${facility.nodes[0]?.address}:${await port()}/`;
    const bodies = new Set<string>();
    // A node hears of the second pod a moment after the first.
    await eventually('deux pods répondent', async () => bodies.add((await outside.get(url)).body).size === 2, { within: 15, every: 0.05 });
    expect([...bodies].sort()).toEqual((await pods()).map((pod) => `Bonjour depuis ${pod}\n`).sort());
  });

  seen.unless(missing.nodeAccess, 'depuis un nœud aussi, le port 31515 répond', async () => {
    const { Client } = await import('../support/requests/client');
    for (const { address, run } of facility.nodes)
      expect((await new Client(run ?? []).get(`http://${address}:${await port()}/`)).status).toBe(200);
  });

  seen('dans le cluster, le nom du Service répond sur 3050, et pas sur 3000 ni sur 31515', async () => {
    const pod = await inside();
    expect((await pod.get('http://multi-client:3050/')).body).toMatch(/^Bonjour depuis multi-client-/);
    expect(await pod.reaches('http://multi-client:3000/')).toBe(false);
    expect(await pod.reaches(`http://multi-client:${await port()}/`)).toBe(false);
  });
});
