import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lab } from '../support/lab/lab';
import { portForward } from '../support/requests/port-forward';

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

lab(
  '02-pods/diagnostics',
  ({ seen, kube, facility, here, inside }) => {
    const catalogue = join(mkdtempSync(join(facility.scratch, 'diagnostics-')), 'catalogue.csv');

    seen("le pod tourne, n'est pas prêt, et describe dit pourquoi", async () => {
      await kube.wait('pod/boutique', 'jsonpath={.status.phase}=Running');
      const pod = await kube.get('pod/boutique');
      expect(pod.status.containerStatuses[0]).toMatchObject({ ready: false, restartCount: 0 });
      expect(await kube.run(['get', 'pods'])).not.toContain('cardamome');
      expect(await kube.run(['describe', 'pod', 'boutique'])).toMatch(/etapes\/mot-cache:\s+cardamome/);
    });

    seen('logs montre le mot du journal et le fichier qui manque', async () => {
      expect(await kube.logs('boutique')).toMatch(/Le mot du journal : safran[\s\S]*ERREUR {2}\/data\/stock\.csv manque/);
    });

    seen('exec lit dans le conteneur, où seul /data accepte un fichier', async () => {
      expect(await kube.exec('boutique', ['cat', '/data/catalogue.csv'])).toMatch(/^article;prix\n[\s\S]*# imprimé par boutique/);
      const refused = await kube.raw(['exec', 'boutique', '--', 'touch', '/essai']);
      expect(refused).toMatchObject({ ok: false, stderr: expect.stringContaining('Read-only file system') });
    });

    seen('cp rapporte le catalogue octet pour octet', async () => {
      await kube.run(['cp', 'boutique:/data/catalogue.csv', catalogue]);
      expect(await kube.exec('boutique', ['sha256sum', '/data/catalogue.csv'])).toContain(sha256(readFileSync(catalogue)));
    });

    seen('cp dépose sa copie dans le pod, qui devient prêt', async () => {
      await kube.run(['cp', catalogue, 'boutique:/data/stock.csv']);
      expect(await kube.exec('boutique', ['sha256sum', '/data/stock.csv'])).toContain(sha256(readFileSync(catalogue)));
      await kube.wait('pod/boutique', 'condition=Ready', 30);
      expect((await kube.get('pod/boutique')).status.containerStatuses[0].restartCount).toBe(0);
    });

    seen("port-forward ouvre la page que le pod garde pour lui, et l'adresse du pod non", async () => {
      const forward = await portForward(kube, 'pod/boutique', 8080);
      try {
        const { status, body } = await here.get(`http://127.0.0.1:${forward.port}/`);
        expect({ status, body }).toEqual({ status: 200, body: 'Le mot de la page : muscade\n' });
      } finally {
        await forward.close();
      }
      const { podIP } = (await kube.get('pod/boutique')).status;
      await expect((await inside()).get(`http://${podIP}:8080/`)).rejects.toThrow(/Connection refused|Couldn't connect/);
    });
  },
  { ready: false },
);
