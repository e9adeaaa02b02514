import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('03-services/ingress', ({ seen, kube, facility, outside, objects }) => {
  const [web, , api] = objects
    .find(({ kind }) => kind === 'Ingress')
    .spec.rules.flatMap(({ host, http }: { host: string; http: { paths: unknown[] } }) => http.paths.map(() => host)) as string[];
  const node = facility.nodes[0]?.address;
  let port = 0;
  const ask = (host: string | undefined, path: string, address = node) =>
    outside.get(`http://${address}:${port}${path}`, { headers: { Host: host ?? '' } });
  const app = async (host: string | undefined, path: string) => /"hostname": "(\w+)-/.exec((await ask(host, path)).body)?.[1];
  const status = async (host: string | undefined, path: string) => (await ask(host, path)).status;

  seen('Traefik lit les règles et répond sur le port 30080 de chaque nœud', async () => {
    port = (await kube.get('service/traefik')).spec.ports[0].nodePort;
    if (facility.target === 'minikube') expect(port).toBe(30080);
    for (const { address } of facility.nodes) {
      await eventually(`${address} connaît ${web}`, async () => (await ask(web, '/', address)).status === 200, { within: 45 });
      await eventually(`${address} connaît ${api}`, async () => (await ask(api, '/', address)).status === 200, { within: 15 });
      expect((await ask(web, '/', address)).body).toContain('"hostname": "web-');
    }
  });

  seen("une seule adresse, deux applications : l'hôte choisit", async () => {
    expect({ web: await app(web, '/'), api: await app(api, '/') }).toEqual({ web: 'web', api: 'api' });
  });

  seen('sur le même hôte, le chemin choisit : /api/info va à « api », le reste à « web »', async () => {
    expect({ api: await app(web, '/api/info'), rest: await app(web, '/') }).toEqual({ api: 'api', rest: 'web' });
    expect(await app(api, '/api/info')).toBe('api');
  });

  seen('un hôte inconnu reçoit 404, et une requête sans nom aussi', async () => {
    const unknown = web?.replace('web', 'autre');
    expect({ unknown: await status(unknown, '/'), none: await status(node, '/'), path: await status(unknown, '/api/info') }).toEqual({
      ...{ unknown: 404, none: 404, path: 404 },
    });
  });

  seen("Traefik écrit dans l'état de l'Ingress l'adresse où il répond", async () => {
    const [traefik] = await kube.pods('app=traefik');
    const { ip } = await eventually('une adresse', async () => (await kube.get('ingress/web')).status.loadBalancer.ingress?.[0], {
      within: 20,
    });
    expect(ip).toBe(traefik.status.hostIP);
    expect((await ask(web, '/', ip)).status).toBe(200);
  });

  seen("quand « api » n'a plus de pod, /api/info répond 503, et /apiculture est encore à « web »", async () => {
    expect(await status(web, '/apiculture')).toBe(404);
    await kube.scale('deploy/api', 0);
    await eventually('503', async () => (await status(web, '/api/info')) === 503, { within: 30 });
    const [home, bees, host] = [await app(web, '/'), await status(web, '/apiculture'), await status(api, '/')];
    expect({ home, bees, host }).toEqual({ home: 'web', bees: 404, host: 503 });
    await kube.scale('deploy/api', 1);
    await eventually('api revient', async () => (await app(web, '/api/info')) === 'api', { within: 60 });
  });

  seen("sans contrôleur pour le lire, un Ingress n'est que des règles : 404", async () => {
    await kube.patch('ingress/web', { spec: { ingressClassName: 'personne' } });
    await eventually('404', async () => (await status(web, '/')) === 404, { within: 30 });
    expect([await status(web, '/api/info'), await status(api, '/')]).toEqual([404, 404]);
    await kube.patch('ingress/web', { spec: { ingressClassName: 'traefik' } });
    await eventually('les règles sont relues', async () => (await app(web, '/')) === 'web', { within: 30 });
  });
});
