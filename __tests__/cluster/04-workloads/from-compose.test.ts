import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { portForward } from '../support/requests/port-forward';

lab('04-workloads/from-compose', ({ seen, kube, files, here, from, inside }) => {
  seen('chaque service de compose est devenu un Deployment et un Service du même nom, avec son image', async () => {
    const { services } = parse(readFileSync(`${files.companions}/docker-compose.yaml`, 'utf8'));
    const deployments = await kube.list('deployments');
    const made = deployments.map(({ metadata, spec, status }) => [
      metadata.name,
      spec.template.spec.containers[0].image,
      status.readyReplicas,
    ]);
    // biome-ignore lint/suspicious/noExplicitAny: a compose file, as plain data
    const asked = Object.entries<any>(services).map(([name, { image, deploy }]) => [name, image, deploy?.replicas ?? 1]);
    expect(made.sort()).toEqual(asked.sort());
    const names = (await kube.list('services')).map(({ metadata }) => metadata.name);
    expect(names.sort()).toEqual(Object.keys(services).sort());
  });

  seen('port-forward remplace le port publié de compose : la page répond sur 8080', async () => {
    const forward = await portForward(kube, 'service/web', 8080);
    try {
      const { status, body } = await here.get(`http://127.0.0.1:${forward.port}/`);
      expect({ status, body }).toEqual({ status: 200, body: 'Bonjour du service web.\n' });
    } finally {
      await forward.close();
    }
  });

  seen("un nom déposé par la page se retrouve dans le cache, et chez l'un comme chez l'autre pod de l'API", async () => {
    const client = await inside();
    const kept = await client.get('http://web:8080/api/cache/nom', { method: 'PUT', body: 'Zoé' });
    expect(kept.status).toBe(202);
    expect(await kube.exec('deploy/cache', ['redis-cli', 'GET', 'nom'])).toBe('Zoé\n');
    expect((await client.get('http://web:8080/api/cache/nom')).body).toBe('Zoé');
    const pods = await kube.pods('app=api');
    expect(pods).toHaveLength(2);
    for (const { status } of pods) expect((await client.get(`http://${status.podIP}:9898/cache/nom`)).body).toBe('Zoé');
  });

  seen("sans le cache, l'API le dit mais reste prête, et la page répond ; revenu, il est vide, et l'API le retrouve", async () => {
    const client = from('deploy/web');
    await kube.scale('deploy/cache', 0);
    await kube.wait(['pods', '-l', 'app=cache'], 'delete');
    expect((await client.get('http://web:8080/api/cache/nom', { within: 15 })).status).toBeGreaterThanOrEqual(400);
    expect((await client.get('http://web:8080/')).status).toBe(200);
    expect((await kube.get('deploy/api')).status.readyReplicas).toBe(2);
    await kube.scale('deploy/cache', 1);
    await kube.rollout('status', 'deploy/cache');
    expect(await kube.exec('deploy/cache', ['redis-cli', 'EXISTS', 'nom'])).toBe('0\n');
    await eventually("l'API retrouve le cache", async () => {
      const { status } = await client.get('http://web:8080/api/cache/nom', { method: 'PUT', body: 'Léo' });
      return status === 202;
    });
    expect((await client.get('http://web:8080/api/cache/nom')).body).toBe('Léo');
  });
});
