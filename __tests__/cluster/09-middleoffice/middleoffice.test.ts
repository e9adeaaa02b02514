import { eventually, settles, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import type { RequestOptions } from '../support/requests/client';

const host = 'middleoffice.etapes.test';

lab(
  '09-middleoffice/middleoffice',
  ({ kube, seen, facility, outside, inside }) => {
    const url = async (path: string, address = facility.nodes[0]?.address) =>
      `http://${address}:${(await kube.get('service/traefik')).spec.ports[0].nodePort}${path}`;
    /** Through Traefik, under the middleoffice's name. */
    const ask = async (path: string, options: RequestOptions = {}) =>
      outside.get(await url(path), { within: 30, ...options, headers: { Host: host, 'Content-Type': 'application/json' } });
    const texts = async () => {
      const { status, body } = await ask('/api/documents/_search?ignore_unavailable=true');
      expect(status).toBe(200);
      return JSON.parse(body).hits.hits.map(({ _source }: { _source: { text: string } }) => _source.text);
    };
    const deployments = async () =>
      Object.fromEntries(
        (await kube.list('deployments', 'app=middleoffice')).map(({ metadata, status }) => [metadata.name, status.readyReplicas ?? 0]),
      );
    /** Each pod but Elasticsearch's, and how often its container was restarted. */
    const others = async () =>
      (await kube.list('pods', 'app=middleoffice,tier!=data')).map(({ metadata, status }) => [
        metadata.uid,
        status.containerStatuses[0].restartCount,
      ]);
    const well = { web: 1, api: 1, traefik: 1 };
    let before: Awaited<ReturnType<typeof others>>;

    seen("la page est servie sous le nom du middleoffice, à l'adresse de chaque nœud", async () => {
      for (const { address } of facility.nodes) {
        const page = await eventually(`${address} répond`, async () => {
          const answer = await outside.get(await url('/', address), { headers: { Host: host } });
          return answer.status === 200 && answer;
        });
        expect(page.body).toContain('<h1>Middleoffice</h1>');
      }
    });

    seen("sous un autre nom, Traefik n'a rien : 404", async () => {
      expect(await outside.get(await url('/'), { headers: { Host: 'autre.etapes.test' } })).toMatchObject({ status: 404 });
    });

    seen("l'Ingress dit à quelle adresse il répond", async () => {
      const [traefik] = await kube.pods('tier=ingress');
      const told = async () => (await kube.get('ingress/middleoffice')).status.loadBalancer.ingress;
      // Traefik writes it a moment after it has begun to answer.
      await settles("l'adresse est écrite", async () => expect(await told()).toEqual([{ ip: traefik.status.hostIP }]));
    });

    seen("un document enregistré par l'API se retrouve", async () => {
      const body = JSON.stringify({ text: 'premier' });
      // A pod that has just become ready reaches Traefik a moment later.
      await eventually("Traefik connaît l'API", async () => (await ask('/api/documents/_search?ignore_unavailable=true')).status === 200);
      const { status } = await ask('/api/documents/_doc?refresh=true', { method: 'POST', body });
      expect(status).toBe(201);
      expect(await texts()).toEqual(['premier']);
    });

    seen("d'Elasticsearch, l'API n'ouvre que les documents", async () => {
      for (const path of ['/api/', '/api/_cat/indices', '/api/autres/_search', '/api/documents/../_cat/indices', '/_cat/indices'])
        expect({ path, status: (await ask(path)).status }).toEqual({ path, status: 404 });
    });

    seen('Elasticsearch lui-même ne se joint que du dedans', async () => {
      const { spec } = await kube.get('service/elasticsearch');
      expect(spec.type).toBe('ClusterIP');
      expect((await (await inside()).get('http://elasticsearch:9200/documents/_count')).body).toContain('"count":1');
    });

    seen(
      "Elasticsearch arrêté, l'API n'est plus prête : elle répond 503",
      async () => {
        before = await others();
        await kube.scale('deploy/elastic-deploy', 0);
        await kube.wait('deploy/api', 'jsonpath={.status.unavailableReplicas}=1', 90);
        await eventually('Traefik le sait', async () => (await ask('/api/documents/_search')).status === 503, { within: 15 });
        const [api] = await kube.pods('tier=api');
        const reasons = (await kube.events(api.metadata.name)).map(({ message }) => message);
        expect(reasons).toContainEqual(expect.stringMatching(/^Readiness probe failed: HTTP probe failed with statuscode: 50[24]/));
      },
      { within: 150 },
    );

    seen("rien d'autre ne tombe, et l'API n'est pas redémarrée", async () => {
      const fine = async () => {
        expect(await deployments()).toEqual({ ...well, api: 0, 'elastic-deploy': 0 });
        expect(await ask('/')).toMatchObject({ status: 200 });
        expect(await ask('/api/documents/_search')).toMatchObject({ status: 503 });
        // No path of the API, although it begins like one: the page's server says what it thinks of it.
        expect(await ask('/apiculture')).toMatchObject({ status: 404 });
        expect(await others()).toEqual(before);
      };
      await stays('seule l’API attend', fine, { during: 12, every: 3 });
    });

    seen(
      'Elasticsearch revenu, tout revient, et le document est toujours là',
      async () => {
        await kube.scale('deploy/elastic-deploy', 1);
        await kube.rollout('status', 'deploy/elastic-deploy', { within: 180 });
        await kube.rollout('status', 'deploy/api', { within: 60 });
        await eventually('Traefik le sait', async () => (await ask('/api/documents/_search')).status === 200, { within: 30 });
        expect(await texts()).toEqual(['premier']);
        expect(await deployments()).toEqual({ ...well, 'elastic-deploy': 1 });
        expect(await others()).toEqual(before);
      },
      { within: 300 },
    );
  },
  { ready: 300, warns: [/kubernetes\.io\/ingress\.class/], gone: 180 },
);
