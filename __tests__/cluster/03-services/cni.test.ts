import type { KubeObject } from '../../../imports/kube-object';
import { eventually } from '../../../live/convergence';
import { Kube } from '../../../live/kube';
import { ready } from '../../../live/readiness';
import { kubectlOf } from '../support/facility/kubectl-of';
import { startCluster } from '../support/facility/testbed';
import { create } from '../support/lab/fresh-namespace';
import { lab } from '../support/lab/lab';

/** Waits until the client's last two lines say one thing: a change may fall into the middle of one. */
const says = (kube: Kube, word: string, within = 60) =>
  eventually(
    `le client écrit deux fois « ${word} »`,
    async () => {
      const lines = (await kube.logs('deploy/client', ['--tail=2'])).trim().split('\n');
      if (lines.length === 2 && lines.every((line) => line.startsWith(word))) return true;
      throw new Error(lines.join(' | '));
    },
    { within, every: 2 },
  );

lab('03-services/cni', ({ seen, kube, from, missing, facility, files, objects }) => {
  const policy: KubeObject = objects.find(({ kind }) => kind === 'NetworkPolicy');
  const reference = `networkpolicy/${policy.metadata.name}`;

  seen("l'API accepte la politique : pour web, rien n'entre", async () => {
    expect((await kube.get(reference)).spec).toEqual({ podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] });
  });

  seen.unless(missing.policies, 'un réseau qui applique les politiques bloque le client', () => says(kube, 'bloqué'));

  seen.unless(missing.policies, "sans la politique il passe, et la politique revenue il est bloqué : c'est bien elle", async () => {
    const passes = () => from('deploy/client').reaches('http://web/');
    await kube.delete(reference);
    await eventually('la requête passe', passes, { within: 20 });
    expect(await kube.apply(files.manifest, { serverSide: true })).toMatchObject({ ok: true });
    await eventually('la requête est bloquée', async () => !(await passes()), { within: 20 });
    expect(await passes()).toBe(false);
  });

  seen.unless(
    missing.otherCni,
    `la même politique, sur un réseau qui n'en applique aucune (Flannel), laisse passer le client`,
    async () => {
      const { facility: other, stop } = await startCluster('flannel', facility.target, facility.binaries);
      const elsewhere = new Kube(kubectlOf(other), kube.namespace);
      try {
        await create(elsewhere);
        expect(await elsewhere.apply(files.manifest, { serverSide: true })).toMatchObject({ ok: true });
        await ready(elsewhere, objects, 120);
        expect((await elsewhere.get(reference)).spec).toEqual((await kube.get(reference)).spec);
        await says(elsewhere, 'passe');
      } finally {
        await stop();
      }
    },
    { within: 400 },
  );
});
