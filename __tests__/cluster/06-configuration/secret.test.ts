import { eventually, settles } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { asAccount } from '../support/objects/account';
import { lookAtVolumes } from '../support/objects/volumes';
import { certificateIn, certificateServed } from '../support/requests/certificate';

const password = 'exemple-a-changer';

lab('06-configuration/secret', ({ kube, seen, from, files }) => {
  const said = () => kube.logs('deploy/reader', ['--tail=1']);
  const decoded = async (reader = kube) => {
    const { data } = await reader.get('secret/login');
    return Buffer.from(data.password, 'base64').toString();
  };

  seen('le conteneur a le mot de passe, en variable et en fichier', async () => {
    await eventually('le conteneur parle', async () => (await said()).length > 0);
    expect(await said()).toContain(`compte zoe, mot de passe : ${password.length} caractères en variable, ${password.length} en fichier`);
  });

  seen('le journal ne dit jamais le mot de passe, ni la description du Secret', async () => {
    expect(await kube.logs('deploy/reader')).not.toContain(password);
    expect(await kube.run(['describe', 'secret/login'])).not.toContain(password);
  });

  seen('les fichiers sont en mémoire, et non sur le disque du nœud', async () => {
    expect(await kube.exec('deploy/reader', ['grep', ' /etc/login ', '/proc/mounts'])).toMatch(/^tmpfs /);
  });

  seen('le fichier suit le Secret que l’on modifie, la variable reste', async () => {
    const [{ metadata }] = await kube.pods('app=reader');
    await kube.patch('secret/login', { stringData: { password: 'autre' } });
    await lookAtVolumes(kube, `pod/${metadata.name}`);
    const now = `${password.length} caractères en variable, 5 en fichier`;
    await eventually('le fichier change', async () => (await said()).includes(now), { within: 100 });
    await kube.patch('secret/login', { stringData: { password } });
  });

  seen('qui n’a pas le droit de lire les Secrets ne lit pas celui-là', async () => {
    const stranger = await asAccount(kube, 'default');
    await expect(decoded(stranger)).rejects.toThrow('Forbidden');
  });

  seen('qui a le droit de le lire le décode sans aucune clé', async () => {
    await kube.run(['create', 'role', 'reader', '--verb=get', '--resource=secrets', '--resource-name=login']);
    await kube.run(['create', 'rolebinding', 'reader', '--role=reader', `--serviceaccount=${kube.namespace}:default`]);
    const reader = await asAccount(kube, 'default');
    expect(await eventually('le droit est donné', () => decoded(reader), { within: 10 })).toBe(password);
    await kube.delete('role/reader', 'rolebinding/reader');
  });

  seen('le compte du Job crée des Secrets sans pouvoir en lire', async () => {
    const maker = await asAccount(kube, 'certificate');
    await expect(maker.get('secret/web-tls')).rejects.toThrow('Forbidden');
    await expect(maker.run(['create', 'secret', 'generic', 'essai', '--dry-run=server'])).resolves.toContain('created');
  });

  seen('un Secret TLS sans clé est refusé', async () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'essai' },
      type: 'kubernetes.io/tls',
      stringData: { 'tls.crt': '' },
    };
    const answer = await kube.raw(['create', '--dry-run=server', '-f', '-'], { input: JSON.stringify(secret) });
    expect(answer.ok).toBe(false);
    expect(answer.stderr).toContain('data[tls.key]: Required value');
  });

  seen('le serveur montre le certificat du Secret, fait pour son nom', async () => {
    const certificate = await certificateIn(kube, 'web-tls');
    const served = await certificateServed(from('deploy/web'), 'web:443', 'web');
    expect(served.fingerprint256).toBe(certificate.fingerprint256);
    expect(served.checkHost('web')).toBe('web');
  });

  seen('qui fait confiance à ce certificat a sa page en HTTPS, et lui seul', async () => {
    const client = from('deploy/web');
    const { status, body } = await client.get('https://web/', { cacert: '/etc/tls/tls.crt' });
    expect({ status, body }).toEqual({ status: 200, body: 'Bonjour, en HTTPS.\n' });
    const distrustful = await client.run(['openssl', 's_client', '-connect', 'web:443', '-verify_return_error'], 20);
    expect(distrustful).toMatchObject({ ok: false, stderr: expect.stringMatching(/self.signed certificate/) });
  });

  seen('le Job supprimé, son Secret disparaît avec lui', async () => {
    await kube.delete('job/certificate');
    await kube.wait('secret/web-tls', 'delete', 30);
  });

  seen('sans ce Secret, un nouveau pod attend, et ses événements disent lequel', async () => {
    await kube.rollout('restart', 'deploy/web');
    const waiting = await eventually('le pod attend', async () =>
      (await kube.list('pods', 'app=web')).find(({ status }) => !status.containerStatuses?.[0]?.ready),
    );
    const missing = async () =>
      (await kube.events(waiting.metadata.name)).some(({ message }) => message.includes('secret "web-tls" not found'));
    await eventually('le kubelet dit pourquoi', missing);
    // The kubelet may report the pod's state after the event.
    const container = async () => (await kube.get(`pod/${waiting.metadata.name}`)).status.containerStatuses?.[0];
    const { state } = await eventually('le kubelet décrit le conteneur', container, { within: 10 });
    expect(state.waiting.reason).toBe('ContainerCreating');
  });

  seen(
    'le Job refait le certificat : le pod démarre, et le montre',
    async () => {
      expect(await kube.apply(files.manifest, { serverSide: true })).toMatchObject({ ok: true });
      // The kubelet asks for the missing Secret less and less often, up to every two minutes.
      await kube.rollout('status', 'deploy/web', { within: 150 });
      const { fingerprint256 } = await certificateIn(kube, 'web-tls');
      const served = async () => (await certificateServed(from('deploy/web'), 'web:443', 'web')).fingerprint256;
      // The Service may lead to the old pod until that one has left.
      await settles('le serveur le montre', async () => expect(await served()).toBe(fingerprint256), { within: 30 });
    },
    { within: 200 },
  );
});
