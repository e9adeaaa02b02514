import { eventually, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

const claimed = '192.0.2.10';
const message = 'spec.externalIPs est refusé (CVE-2020-8554) : passez par un Service LoadBalancer ou un Ingress';

lab(
  '03-services/external-ips',
  ({ broken, seen, kube, files, inside }) => {
    const namespace = `namespace/${kube.namespace}`;
    /** What the server would say of the Service of before; nothing is written. */
    const tryStart = () => kube.apply(files.start as string, { serverSide: true, args: ['--dry-run=server'] });
    const claims = async () => (await kube.get('service/web')).spec.externalIPs;

    broken(`avant la règle, n'importe quel Service s'attribue une adresse : ${claimed}`, async () => {
      expect(await claims()).toEqual([claimed]);
    });

    broken('les requêtes du cluster pour cette adresse sont alors détournées vers ses pods', async () => {
      const client = await inside();
      const { body } = await eventually(`${claimed} répond`, () => client.get(`http://${claimed}/`), { within: 15 });
      expect(body).toContain('"hostname": "web-');
    });

    seen("la solution retire l'adresse, qui n'est plus détournée", async () => {
      expect(await claims()).toBeUndefined();
      const client = await inside();
      await eventually(`${claimed} ne répond plus`, async () => !(await client.reaches(`http://${claimed}/`)), { within: 30 });
      expect((await client.get('http://web/')).status).toBe(200);
    });

    seen("sans l'étiquette, la règle ne vaut pas encore dans le namespace", async () => {
      await stays("l'état de départ est accepté", async () => (await tryStart()).ok, { during: 3 });
    });

    seen('le namespace étiqueté external-ips=refuse, le Service est refusé avec le message de la règle', async () => {
      await kube.label(namespace, 'external-ips=refuse');
      const refusal = await eventually(
        'un refus',
        async () => {
          const { ok, stderr } = await tryStart();
          return !ok && stderr;
        },
        { within: 60 },
      );
      expect(refusal).toMatch(/services? "web" is (invalid|forbidden)/);
      expect(refusal).toContain("ValidatingAdmissionPolicy 'no-external-ips'");
      expect(refusal).toContain(message);
    });

    seen('un Service neuf et la modification du Service en place sont refusés de même, et rien ne change', async () => {
      const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'autre' } };
      const spec = { ports: [{ port: 80 }], externalIPs: [claimed] };
      const created = await kube.raw(['create', '-f', '-'], { input: JSON.stringify({ ...service, spec }) });
      expect(created).toMatchObject({ ok: false, stderr: expect.stringContaining(message) });
      await expect(kube.patch('service/web', { spec: { externalIPs: [claimed] } })).rejects.toThrow(message);
      expect(await claims()).toBeUndefined();
      expect(await kube.find('service/autre')).toBeUndefined();
    });

    seen('un Service sans externalIPs passe toujours', async () => {
      expect(await kube.apply(files.manifest, { serverSide: true })).toMatchObject({ ok: true });
      await kube.patch('service/web', { metadata: { labels: { essai: 'oui' } } });
    });

    seen("l'étiquette retirée, le namespace est libre de nouveau", async () => {
      await kube.label(namespace, 'external-ips-');
      await eventually("l'état de départ est accepté", async () => (await tryStart()).ok, { within: 30 });
    });
  },
  { startReady: 120, warns: [/spec\.externalIPs is deprecated/] },
);
