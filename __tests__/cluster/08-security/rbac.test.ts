import { eventually } from '../../../live/convergence';
import type { Kube } from '../../../live/kube';
import { lab } from '../support/lab/lab';
import { asAccount } from '../support/objects/account';

const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] as const;
const resources = ['pods', 'pods/log', 'pods/exec', 'secrets', 'configmaps', 'services', 'serviceaccounts/token', 'rolebindings'] as const;

/** What an account may do in some namespaces, as it learns from the server with its own token: `namespace verb resource`. */
async function allowed(account: Kube, namespaces: readonly string[]): Promise<string[]> {
  const asked = namespaces.flatMap((namespace) =>
    resources.flatMap((name) =>
      verbs.map((verb) => {
        const [resource, subresource] = name.split('/');
        const group = resource === 'rolebindings' ? 'rbac.authorization.k8s.io' : '';
        return { namespace, verb, group, resource, ...(subresource && { subresource }) };
      }),
    ),
  );
  const kinds = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' };
  const items = asked.map((resourceAttributes) => ({ ...kinds, spec: { resourceAttributes } }));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const fields = ['namespace', 'verb', 'resource', 'subresource'].map((name) => `{.spec.resourceAttributes.${name}}`).join(' ');
  const answers = await account.run(['create', '-f', '-', '-o', `jsonpath={.status.allowed} ${fields}{"\\n"}`], { input: list });
  const lines = answers.trim().split('\n');
  expect(lines).toHaveLength(asked.length);
  return lines.filter((line) => line.startsWith('true ')).map((line) => line.slice('true '.length).trim());
}

lab('08-security/rbac', ({ seen, kube }) => {
  const accounts: Record<string, Kube> = {};
  const account = async (name: string): Promise<Kube> => (accounts[name] ??= await asAccount(kube, name));
  const refused = (why: string) => ({ ok: false, stderr: expect.stringContaining(why) });
  const pod = async (app: string): Promise<string> => (await kube.pods(`app=${app}`))[0].metadata.name;

  seen('avec son jeton, reader liste les pods du namespace', async () => {
    const reader = await account('reader');
    expect(await reader.run(['auth', 'whoami'])).toContain(`system:serviceaccount:${kube.namespace}:reader`);
    expect((await reader.pods()).map(({ metadata }) => metadata.name).sort()).toEqual([await pod('reader'), await pod('stranger')].sort());
  });

  seen('reader ne lit ni journal ni Secret, ne supprime aucun pod, et ne voit pas kube-system', async () => {
    const [reader, name] = [await account('reader'), await pod('reader')];
    const user = `User "system:serviceaccount:${kube.namespace}:reader" cannot`;
    expect(await reader.raw(['logs', name])).toMatchObject(refused(`${user} get resource "pods/log"`));
    expect(await reader.raw(['get', 'secret', 'safe'])).toMatchObject(refused(`${user} get resource "secrets"`));
    expect(await reader.raw(['delete', 'pod', name])).toMatchObject(refused(`${user} delete resource "pods"`));
    expect(await reader.raw(['get', 'pods', '-n', 'kube-system'])).toMatchObject(refused(`in the namespace "kube-system"`));
  });

  seen("stranger, qui n'a reçu aucun rôle, n'a droit à rien", async () => {
    const stranger = await account('stranger');
    const user = `User "system:serviceaccount:${kube.namespace}:stranger" cannot`;
    expect(await stranger.raw(['get', 'pods'])).toMatchObject(refused(`${user} list resource "pods"`));
    expect(await stranger.raw(['get', 'secret', 'safe'])).toMatchObject(refused(`${user} get resource "secrets"`));
  });

  seen('de 128 droits demandés au serveur, reader en a trois (get, list, watch sur les pods) et stranger aucun', async () => {
    const namespaces = [kube.namespace, 'kube-system'];
    const mine = ['get', 'list', 'watch'].map((verb) => `${kube.namespace} ${verb} pods`);
    expect(await allowed(await account('reader'), namespaces)).toEqual(mine);
    expect(await allowed(await account('stranger'), namespaces)).toEqual([]);
  });

  seen('les deux pods posent les mêmes questions, et leurs journaux donnent les réponses du serveur', async () => {
    const said = async (name: string) => {
      const block = await eventually('cinq réponses', async () => /^(?:\d{3} .+\n){5}\n/m.exec(await kube.logs(`deploy/${name}`))?.[0]);
      return block.trim().split('\n');
    };
    const [reader, stranger] = [await said('reader'), await said('stranger')];
    expect(reader[0]).toBe('200 oui  lister les pods');
    expect(stranger[0]).toMatch(/^403 non {2}lister les pods : .*stranger" cannot list resource "pods"/);
    const [, ...others] = ['pods', 'pods/log', 'secrets', 'pods', 'pods'];
    for (const [name, lines] of Object.entries({ reader, stranger }))
      for (const [index, resource] of others.entries())
        expect(lines[index + 1]).toMatch(new RegExp(`^403 non .*${name}" cannot \\w+ resource "${resource}"`));
  });

  seen('le RoleBinding retiré, reader perd ses droits aussitôt ; rendu, il les retrouve', async () => {
    const [reader, binding] = [await account('reader'), await kube.get('rolebinding/read-pods')];
    await kube.delete('rolebinding/read-pods');
    await eventually('reader est refusé', async () => !(await reader.raw(['get', 'pods'])).ok, { within: 10 });
    expect(await reader.raw(['get', 'pods'])).toMatchObject(refused('cannot list resource "pods"'));
    const { apiVersion, kind, metadata, subjects, roleRef } = binding;
    const again = { apiVersion, kind, metadata: { name: metadata.name }, subjects, roleRef };
    await kube.run(['create', '-f', '-'], { input: JSON.stringify(again) });
    await eventually('reader liste de nouveau', async () => (await reader.raw(['get', 'pods'])).ok, { within: 10 });
  });
});
