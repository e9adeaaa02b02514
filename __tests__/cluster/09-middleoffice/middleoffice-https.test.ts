import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { asAccount } from '../support/objects/account';
import { certificateIn, certificateServed } from '../support/requests/certificate';

const host = 'middleoffice.etapes.test';

lab(
  '09-middleoffice/middleoffice-https',
  ({ kube, seen, facility, outside, files }) => {
    const address = facility.nodes[0]?.address;
    const port = async (name: string) =>
      (await kube.get('service/traefik')).spec.ports.find((one: { name: string }) => one.name === name).nodePort;
    const served = async (name = host) => certificateServed(outside, `${address}:${await port('websecure')}`, name);
    const inSecret = () => certificateIn(kube, 'middleoffice-tls');
    /** Traefik serves what the Secret holds, once it has heard of it. */
    const agree = async () => (await served()).fingerprint256 === (await inSecret()).fingerprint256;
    /** The certificate's file, on the machine that asks. */
    let cacert = '';
    afterAll(() => cacert && outside.run(['rm', '-f', cacert]));
    /** A browser that trusts this certificate, and finds the middleoffice under its name. */
    const browse = async (path: string, body?: string) => {
      const secure = await port('websecure');
      return outside.get(`https://${host}:${secure}${path}`, {
        ...{ cacert, resolve: [`${host}:${secure}:${address}`], headers: { 'Content-Type': 'application/json' }, within: 30 },
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
    };
    let traefik = '';

    seen('le certificat servi est celui du Secret, et il atteste ce nom', async () => {
      await eventually('Traefik le sert', agree);
      const certificate = await served();
      expect(certificate.fingerprint256).toBe((await inSecret()).fingerprint256);
      expect(certificate.checkHost(host)).toBe(host);
      expect(certificate.checkHost('autre.etapes.test')).toBeUndefined();
      const days = (Date.parse(certificate.validTo) - Date.now()) / 86_400_000;
      expect(Math.round(days)).toBe(90);
    });

    seen("pour un autre nom, ce n'est pas lui", async () => {
      expect((await served('autre.etapes.test')).fingerprint256).not.toBe((await inSecret()).fingerprint256);
    });

    seen('qui fait confiance à ce certificat a la page en HTTPS', async () => {
      const keep = 'file=$(mktemp); echo "$1" > "$file"; echo "$file"';
      cacert = (await outside.run(['sh', '-c', keep, 'sh', (await inSecret()).toString()])).stdout.trim();
      // A pod that has just become ready reaches Traefik a moment later.
      await eventually('Traefik connaît la page', async () => (await browse('/')).status === 200);
      expect((await browse('/')).body).toContain('<h1>Middleoffice</h1>');
    });

    seen("qui ne le connaît pas s'arrête avant la page", async () => {
      const { ok, stderr } = await outside.run(
        ['openssl', 's_client', '-connect', `${address}:${await port('websecure')}`, '-servername', host, '-verify_return_error'],
        20,
      );
      expect({ ok, stderr }).toEqual({ ok: false, stderr: expect.stringMatching(/self.signed certificate/) });
    });

    seen("l'API répond sous le même certificat : un document s'écrit et se relit", async () => {
      // A pod that has just become ready reaches Traefik a moment later.
      await eventually(
        "Traefik connaît l'API",
        async () => (await browse('/api/documents/_search?ignore_unavailable=true')).status === 200,
      );
      expect(await browse('/api/documents/_doc?refresh=true', '{"text":"chiffré"}')).toMatchObject({ status: 201 });
      expect((await browse('/api/documents/_search')).body).toContain('"text":"chiffré"');
    });

    seen('en clair aussi, la page reste servie, sur son propre port', async () => {
      const plain = await outside.get(`http://${address}:${await port('web')}/`, { headers: { Host: host } });
      expect(plain).toMatchObject({ status: 200 });
      await expect(outside.get(`http://${address}:${await port('websecure')}/`, { headers: { Host: host } })).resolves.toMatchObject({
        status: 404,
      });
    });

    seen("le compte du Job n'écrit que ce Secret-là, et ne lit rien", async () => {
      const maker = await asAccount(kube, 'certificate');
      await expect(maker.get('secret/middleoffice-tls')).rejects.toThrow('Forbidden');
      const other = '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"autre"}}\n';
      expect(await maker.apply(other, { serverSide: true, args: ['--dry-run=server'] })).toMatchObject({
        ok: false,
        stderr: expect.stringContaining('"autre" is forbidden'),
      });
    });

    seen('le Job supprimé, son Secret disparaît, et Traefik ne le sert plus', async () => {
      traefik = (await kube.pods('tier=ingress'))[0].metadata.uid;
      const old = (await inSecret()).fingerprint256;
      await kube.delete('job/certificate');
      await kube.wait('secret/middleoffice-tls', 'delete', 30);
      await eventually('Traefik le sait', async () => (await served()).fingerprint256 !== old);
    });

    seen('le Job refait, le nouveau certificat est servi sans redémarrer Traefik', async () => {
      expect(await kube.apply(files.manifest, { serverSide: true })).toMatchObject({ ok: true });
      await kube.wait('job/certificate', 'condition=Complete', 60);
      await eventually('Traefik le sert', agree);
      const [{ metadata, status }] = await kube.pods('tier=ingress');
      expect(metadata.uid).toBe(traefik);
      expect(status.containerStatuses[0].restartCount).toBe(0);
    });
  },
  { ready: 300, warns: [/kubernetes\.io\/ingress\.class/], gone: 180 },
);
