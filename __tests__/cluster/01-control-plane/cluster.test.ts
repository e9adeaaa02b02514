import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../system/process';
import { lab } from '../support/lab/lab';
import { kubeadm } from '../support/machines/kubeadm';
import { asAccount } from '../support/objects/account';

lab('01-control-plane/cluster', ({ seen, missing, kube, facility, files, objects }) => {
  const folder = mkdtempSync(join(facility.scratch, 'cluster-'));
  const journal = () => kube.logs('job/verification');
  const companion = (name: string) => readFileSync(join(files.companions, name), 'utf8');

  seen("depuis un pod, le nom d'un Service donne son adresse, et l'API server y répond", async () => {
    const address = await kube.run(['get', 'service/kubernetes', '--namespace', 'default', '-o', 'jsonpath={.spec.clusterIP}']);
    const { serverVersion } = JSON.parse(await kube.run(['version', '-o', 'json']));
    expect(await journal()).toMatch(`kubernetes.default.svc -> ${address}\n`);
    expect(await journal()).toMatch(`"gitVersion": "${serverVersion.gitVersion}"`);
  });

  seen("le cluster a fabriqué le volume demandé sans l'aide de personne, et le pod y a écrit", async () => {
    const { spec } = await kube.get('persistentvolumeclaim/verification');
    const volume = await kube.get(`persistentvolume/${spec.volumeName}`);
    expect(volume.spec.claimRef).toMatchObject({ name: 'verification', namespace: kube.namespace });
    expect(volume.metadata.annotations['pv.kubernetes.io/provisioned-by']).toBeTruthy();
    expect(await journal()).toMatch(/écrit par verification-\w+\n/);
    expect(await journal()).toMatch(/Le cluster est prêt\.\n$/);
  });

  seen.unless(missing.metrics, 'le journal dit que metrics-server répond', async () => {
    expect(await journal()).toContain('metrics-server répond\n');
  });

  seen("l'identité du pod n'a aucun droit, seulement celui de saluer l'API server", async () => {
    const verification = await asAccount(kube, 'verification');
    expect((await verification.raw(['get', '--raw', '/livez'])).stdout).toBe('ok');
    for (const args of [
      ['get', 'pods'],
      ['get', 'secrets'],
      ['create', 'configmap', 'essai'],
    ])
      expect(await verification.raw(args)).toMatchObject({ ok: false, stderr: expect.stringMatching(/forbidden/i) });
  });

  seen('un cluster à qui il manque quelque chose : la vérification échoue et son journal dit où', async () => {
    const job = structuredClone(objects.find(({ kind }) => kind === 'Job'));
    job.metadata.name = 'disque-ferme';
    job.spec.backoffLimit = 0;
    job.spec.template.spec.containers[0].volumeMounts.find(({ name }: { name: string }) => name === 'disque').readOnly = true;
    await kube.run(['create', '-f', '-'], { input: JSON.stringify(job) });
    try {
      await kube.wait('job/disque-ferme', 'condition=Failed', 90);
      const text = await kube.logs('job/disque-ferme');
      expect(text).toContain('3. Le volume demandé existe');
      expect(text).toContain('Read-only file system');
      expect(text).not.toContain('4. Les mesures');
    } finally {
      await kube.delete('job/disque-ferme'); // A claim stays as long as a pod mounts it.
    }
  });

  seen('creation.sh, une fois le cluster créé, applique ce fichier, attend et montre le journal', async () => {
    const script = companion('creation.sh');
    const end = script.indexOf('# Le cluster est-il prêt ?');
    expect(end).toBeGreaterThan(0);
    // The script says « kubectl »: here it is the one of these tests, in this namespace.
    const quoted = kube.argv([]).map((word) => `'${word}'`);
    writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`, { mode: 0o755 });
    const prelude = `set -eu; cd '${files.companions}'; PATH='${folder}':$PATH\n`;
    const { ok, stdout, stderr } = await run(['sh', '-c', prelude + script.slice(end)], { within: 90 });
    expect({ ok, stderr }).toMatchObject({ ok: true });
    expect(stdout).toMatch(/^NAME +STATUS +ROLES[\s\S]*job\.batch\/verification (unchanged|configured)[\s\S]*condition met/);
    expect(stdout).toMatch(/Le cluster est prêt\.\n$/);
    expect(await run(['sh', '-n', join(files.companions, 'creation.sh')])).toMatchObject({ ok: true, stderr: '' });
  });

  const program = kubeadm();
  seen.unless(
    program ? null : 'kubeadm est introuvable',
    'kubeadm reconnaît chaque champ de kubeadm.yaml, et refuse un champ inventé',
    async () => {
      const validate = async (text: string) => {
        const file = join(folder, 'kubeadm.yaml');
        writeFileSync(file, text);
        return run([program as string, 'config', 'validate', '--config', file]);
      };
      const text = companion('kubeadm.yaml');
      expect(await validate(text)).toMatchObject({ ok: true, stdout: 'ok\n' });
      for (const field of ['criSocket', 'podSubnet', 'cgroupDriver', 'mode'])
        expect(await validate(text.replace(`${field}:`, `${field}s:`))).toMatchObject({
          ok: false,
          stderr: expect.stringContaining(`${field}s`),
        });
    },
  );
});
