import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { kept } from '../support/machines/etcd';
import { asAccount } from '../support/objects/account';

lab('01-control-plane/api-server', ({ seen, missing, kube, objects }) => {
  const { message } = objects.find(({ metadata }) => metadata.name === 'memo').data;
  const key = (name: string) => `/registry/configmaps/${kube.namespace}/${name}`;

  seen('kubectl -v=8 montre sa requête, un GET, et la réponse, 200', async () => {
    const { stderr } = await kube.raw(['get', 'configmap', 'memo', '-v=8']);
    expect(stderr).toMatch(new RegExp(`GET.*/api/v1/namespaces/${kube.namespace}/configmaps/memo`));
    expect(stderr).toContain('200 OK');
  });

  seen("le pod fait la même requête : 200 pour ce que son rôle permet, 403 pour l'autre ConfigMap, 401 pour un jeton inventé", async () => {
    const round = await eventually('un tour entier du client', async () => {
      const rounds = (await kube.logs('client')).split(/^--- /m).map((lines) => [...lines.matchAll(/^(\d{3}) {2}GET (\S+)/gm)]);
      return rounds.find((requests) => requests.length === 4);
    });
    const path = `/api/v1/namespaces/${kube.namespace}`;
    expect(round.map(([, code, url]) => [code, url])).toEqual([
      ['200', `${path}/pods`],
      ['200', `${path}/configmaps/memo`],
      ['403', `${path}/configmaps/autre`],
      ['401', `${path}/pods`],
    ]);
  });

  seen('le jeton posé dans le pod dit son compte, et le pod qui le porte', async () => {
    const token = await kube.exec('client', ['cat', '/var/run/secrets/kubernetes.io/serviceaccount/token']);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.sub).toBe(`system:serviceaccount:${kube.namespace}:client`);
    expect(claims['kubernetes.io'].pod.name).toBe('client');
  });

  seen('le rôle permet la liste des pods et rien de plus, memo et aucun autre', async () => {
    const client = await asAccount(kube, 'client');
    const may = async (...args: string[]) => (await client.raw(args)).ok;
    expect(await client.run(['get', 'pods', '-o', 'name'])).toBe('pod/client\n');
    expect(await client.get('configmap/memo')).toMatchObject({ data: { message } });
    expect(await may('get', 'pod', 'client')).toBe(false);
    expect(await may('delete', 'pod', 'client')).toBe(false);
    expect(await may('get', 'configmap', 'client')).toBe(false);
    expect(await may('get', 'configmaps')).toBe(false);
  });

  seen.unless(missing.etcd, 'dans etcd, memo est sous /registry/configmaps/NAMESPACE/memo, et son message se lit', async () => {
    const { value } = (await kept(key('memo'))) ?? {};
    expect(value).toMatch(/^k8s\0/);
    expect(value).toContain(message);
  });

  seen.unless(missing.etcd, 'une écriture passe par etcd : la resourceVersion est sa révision', async () => {
    await kube.patch('configmap/memo', { data: { message: 'relu' } });
    const { metadata } = await kube.get('configmap/memo');
    const { value, revision } = (await kept(key('memo'))) ?? {};
    expect(value).toContain('relu');
    expect(value).not.toContain(message);
    expect(String(revision)).toBe(metadata.resourceVersion);
  });

  seen.unless(missing.etcd, "ce que l'API server refuse n'entre pas dans etcd", async () => {
    const memo = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'refuse' }, data: { 'une clé': 'avec une espace' } };
    const refused = await kube.raw(['create', '-f', '-'], { input: JSON.stringify(memo) });
    expect(refused).toMatchObject({ ok: false, stderr: expect.stringContaining('is invalid: data[une clé]') });
    expect(await kept(key('refuse'))).toBeUndefined();
    await kube.run(['create', '-f', '-'], { input: JSON.stringify({ ...memo, data: { cle: 'sans espace' } }) });
    expect((await kept(key('refuse')))?.value).toContain('sans espace');
    await kube.delete('configmap/refuse');
    expect(await kept(key('refuse'))).toBeUndefined();
  });
});
