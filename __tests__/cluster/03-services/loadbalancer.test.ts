import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { readyPods } from '../support/objects/endpoints';
import { answerers } from '../support/requests/answerers';
import { portForward } from '../support/requests/port-forward';

lab('03-services/loadbalancer', ({ seen, missing, kube, facility, outside, here }) => {
  let url = '';

  seen.unless(missing.loadBalancer, 'un contrôleur donne au Service une adresse, écrite dans son état', async () => {
    const { ip, hostname } = await eventually(
      'status.loadBalancer.ingress',
      async () => (await kube.get('service/web')).status.loadBalancer?.ingress?.[0],
      // A cloud takes minutes to make one.
      { within: facility.target === 'minikube' ? 30 : 300 },
    );
    url = `http://${ip ?? hostname}`;
    expect(facility.nodes.map(({ address }) => address)).not.toContain(ip);
  });

  seen.unless(missing.loadBalancer, 'du dehors, cette adresse répond sur le port 80', async () => {
    await eventually(`${url} répond`, () => outside.get(url), { within: 60 });
    expect(await outside.get(`${url}/`)).toMatchObject({ status: 200, body: expect.stringContaining('"hostname": "web-') });
  });

  seen.unless(missing.loadBalancer, 'ses requêtes sont réparties entre les trois pods', async () => {
    // kube-proxy learns of a ready pod a moment after the API server.
    await eventually('les trois pods répondent', async () => Object.keys(await answerers(outside, url, 20)).length === 3);
    const counts = await answerers(outside, url, 60);
    expect(Object.keys(counts).sort()).toEqual((await kube.pods('app=web')).map(({ metadata }) => metadata.name).sort());
    // With chance alone, one of three gets fewer than 5 of 60 once in a hundred thousand times.
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(5);
  });

  seen.unless(missing.loadBalancer, 'un port de nœud et une ClusterIP sont derrière elle', async () => {
    const { spec } = await kube.get('service/web');
    expect(spec.clusterIP).toMatch(/^[\d.]+$|:/);
    for (const { address } of facility.nodes) {
      const { status } = await outside.get(`http://${address}:${spec.ports[0].nodePort}/`);
      expect({ address, status }).toEqual({ address, status: 200 });
    }
  });

  seen.unless(
    missing.loadBalancer,
    'un pod qui se dit non prêt ne reçoit plus rien, puis revient',
    async () => {
      const all = await readyPods(kube, 'web');
      const pod = all[0] as string;
      const forward = await portForward(kube, `pod/${pod}`, 9898);
      const say = (what: string) => here.get(`http://127.0.0.1:${forward.port}/readyz/${what}`, { method: 'POST' });
      try {
        expect((await say('disable')).status).toBe(202);
        await eventually('le pod quitte les endpoints', async () => !(await readyPods(kube, 'web')).includes(pod), { within: 60 });
        await eventually('il ne reçoit plus rien', async () => !(pod in (await answerers(outside, url, 20))), { within: 20 });
        expect(Object.keys(await answerers(outside, url, 60)).sort()).toEqual(all.filter((name) => name !== pod));
        await say('enable');
        await eventually('il revient', async () => (await readyPods(kube, 'web')).includes(pod), { within: 45 });
        await eventually('il répond', async () => pod in (await answerers(outside, url, 20)), { within: 15 });
        expect((await kube.get(`pod/${pod}`)).status.containerStatuses[0].restartCount).toBe(0);
      } finally {
        await forward.close();
      }
    },
    { within: 150 },
  );
});
