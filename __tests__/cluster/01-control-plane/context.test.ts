import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { eventually } from '../../../live/convergence';
import { run } from '../../../system/process';
import { lab } from '../support/lab/lab';

lab('01-control-plane/context', ({ seen, kube, facility, files, objects }) => {
  const folder = mkdtempSync(join(facility.scratch, 'context-'));
  const sample = join(files.companions, 'kubeconfig.yaml');
  const own = join(folder, 'kubeconfig.yaml');
  // What a learner types: neither -n nor anything of these tests' own configuration.
  const kubectl = (file: string, ...args: string[]) => run([...facility.kubectl, '--kubeconfig', file, ...args], { within: 100 });
  const whereami = ['logs', 'whereami', '--tail=1'];
  // A container has started a moment before its first line is there.
  const firstLine = (journal: () => Promise<string>) =>
    eventually('une première ligne', async () => (await journal()) || false, { within: 15 });
  const refused = { ok: false, stderr: expect.stringContaining('Forbidden') };

  seen('kubectl lit le kubeconfig : trois contextes, et formation est le courant', async () => {
    expect((await kubectl(sample, 'config', 'get-contexts', '-o', 'name')).stdout.trim().split('\n')).toEqual([
      'admin',
      'formation',
      'reader',
    ]);
    expect((await kubectl(sample, 'config', 'current-context')).stdout).toBe('formation\n');
  });

  seen("tel quel, il n'ouvre aucun cluster : il nomme des fichiers qui n'y sont pas", async () => {
    copyFileSync(sample, own);
    const { ok, stderr } = await kubectl(own, 'get', 'pods', '--request-timeout=5s');
    expect({ ok, stderr }).toEqual({ ok: false, stderr: expect.stringMatching(/ca\.crt|admin\.crt/) });
  });

  seen("une fois le cluster et l'administrateur remplis, changer de contexte change le namespace des commandes", async () => {
    const { clusters, users } = parse(await kube.run(['config', 'view', '--raw', '--minify', '--flatten']));
    const config = parse(readFileSync(sample, 'utf8'));
    config.clusters[0].cluster = clusters[0].cluster;
    config.users.find(({ name }: { name: string }) => name === 'admin').user = users[0].user;
    writeFileSync(own, stringify(config), { mode: 0o600 });
    const landing = ['create', 'configmap', 'essai', '--dry-run=server', '-o', 'jsonpath={.metadata.namespace}'];
    for (const [context, namespace] of Object.entries({ admin: 'default', formation: 'formation' })) {
      expect(await kubectl(own, 'config', 'use-context', context)).toMatchObject({ ok: true });
      expect(await kubectl(own, ...landing)).toMatchObject({ ok: true, stdout: namespace });
    }
  });

  seen("le pod dit dans quel namespace le contexte, ou -n, l'a mis", async () => {
    expect(await firstLine(() => kube.run(whereami))).toBe(`je suis le pod whereami du namespace ${kube.namespace}\n`);
  });

  seen('le même fichier, appliqué sous le contexte formation, y pose un second whereami', async () => {
    expect(await kubectl(own, 'apply', '--server-side', '-f', files.manifest)).toMatchObject({ ok: true });
    expect(await kubectl(own, 'wait', 'pod/whereami', '--for=condition=Ready', '--timeout=90s')).toMatchObject({ ok: true });
    expect(await firstLine(async () => (await kubectl(own, ...whereami)).stdout)).toBe('je suis le pod whereami du namespace formation\n');
    const uid = ['get', 'pod', 'whereami', '-o', 'jsonpath={.metadata.uid}'];
    expect((await kubectl(own, ...uid)).stdout).not.toBe(await kube.run(uid));
  });

  seen("le Namespace est le seul objet du fichier qui n'est dans aucun namespace", async () => {
    const { items } = JSON.parse(await kube.run(['get', '-f', files.manifest, '-o', 'json']));
    expect(items).toHaveLength(objects.length);
    const outside = items.filter(({ metadata }: { metadata: { namespace?: string } }) => !metadata.namespace);
    expect(outside.map(({ kind }: { kind: string }) => kind)).toEqual(['Namespace']);
  });

  seen('formation refuse un pod qui demande trop de pouvoirs, et avertit du Deployment qui le demanderait', async () => {
    const pod = await kubectl(own, 'run', 'trop', '--image=busybox', '--privileged', '--dry-run=server');
    expect(pod).toMatchObject({ ok: false, stderr: expect.stringContaining('violates PodSecurity "restricted') });
    const deployment = await kubectl(own, 'create', 'deployment', 'trop', '--image=busybox', '--dry-run=server');
    expect(deployment).toMatchObject({ ok: true, stderr: expect.stringContaining('Warning: would violate PodSecurity "restricted') });
  });

  seen(
    'le contexte reader est le compte reader : il lit les pods et leurs journaux, dans ce namespace et nulle part ailleurs',
    async () => {
      writeFileSync(join(folder, 'reader.token'), (await kubectl(own, 'create', 'token', 'reader')).stdout, { mode: 0o600 });
      const reader = (...args: string[]) => kubectl(own, '--context', 'reader', ...args);
      expect((await reader('auth', 'whoami')).stdout).toContain('system:serviceaccount:formation:reader');
      expect(await reader('get', 'pods', '-o', 'name')).toMatchObject({ ok: true, stdout: 'pod/whereami\n' });
      expect(await reader(...whereami)).toMatchObject({ ok: true, stdout: expect.stringContaining('namespace formation') });
      expect(await reader('delete', 'pod', 'whereami')).toMatchObject(refused);
      expect(await reader('get', 'configmaps')).toMatchObject(refused);
      expect(await reader('get', 'pods', '--namespace', kube.namespace)).toMatchObject(refused);
    },
  );
});
