import { type KubeObject, objectsIn } from '../../../imports/kube-object';
import { settles } from '../../../live/convergence';
import { run } from '../../../system/process';
import { lab } from '../support/lab/lab';
import { messagesOf } from '../support/requests/podinfo';

lab('10-operations/helm', ({ seen, missing, kube, facility, objects, files, inside }) => {
  const chart = `${files.companions}/accueil`;
  const helm = async (...args: string[]): Promise<string> => {
    const place = [
      ...(facility.kubeconfig ? ['--kubeconfig', facility.kubeconfig] : []),
      ...(facility.context ? ['--kube-context', facility.context] : []),
    ];
    const { ok, stdout, stderr } = await run([facility.helm ?? 'helm', ...place, '--namespace', kube.namespace, ...args], {
      within: 110,
    });
    if (!ok) throw new Error(`helm ${args.join(' ')} : ${stderr.trim()}`);
    return stdout;
  };
  /** What the release's Deployment and its page say. */
  const state = async () => {
    const { spec, status } = await kube.get('deploy/bonjour');
    const { body } = await (await inside()).get('http://bonjour/');
    return { replicas: spec.replicas, ready: status.readyReplicas, message: messagesOf(body)[0] };
  };
  /** Waits for it: kube-proxy learns of new pods, and of the end of the old ones, a moment after the API server. Judges what is said after that. */
  const becomes = async (expected: Awaited<ReturnType<typeof state>>) => {
    await settles('la page est la nouvelle', async () => expect(await state()).toEqual(expected), { within: 20 });
    expect(await state()).toEqual(expected);
  };
  const revisions = async (): Promise<string[]> =>
    JSON.parse(await helm('history', 'bonjour', '-o', 'json')).map((entry: KubeObject) => `${entry.revision} ${entry.status}`);

  seen.unless(missing.helm, "helm template redonne, objet pour objet, le manifeste de l'étape", async () => {
    const rendered = objectsIn(await helm('template', 'bonjour', chart));
    const byKind = (all: readonly KubeObject[]) => [...all].sort((a, b) => a.kind.localeCompare(b.kind));
    expect(byKind(rendered)).toEqual(byKind(objects));
  });

  seen.unless(missing.helm, 'helm refuse de prendre ce que kubectl a posé : la release se fait une place nette', async () => {
    await expect(helm('install', 'bonjour', chart)).rejects.toThrow('invalid ownership metadata');
    await kube.delete('-f', files.manifest);
  });

  seen.unless(missing.helm, 'install : deux pods, la page dit Bonjour, et la révision 1 est gardée dans un Secret', async () => {
    const notes = await helm('install', 'bonjour', chart, '--wait', '--timeout', '90s');
    expect(notes).toContain('La révision 1 de bonjour est en place : replicas 2, message "Bonjour".');
    await becomes({ replicas: 2, ready: 2, message: 'Bonjour' });
    expect((await kube.get('secret/sh.helm.release.v1.bonjour.v1')).type).toBe('helm.sh/release.v1');
  });

  seen.unless(missing.helm, 'upgrade : les valeurs données changent le nombre de pods et la page', async () => {
    await helm('upgrade', 'bonjour', chart, '--set', 'replicas=3,message=Bonsoir', '--wait', '--timeout', '90s');
    await becomes({ replicas: 3, ready: 3, message: 'Bonsoir' });
    expect(await revisions()).toEqual(['1 superseded', '2 deployed']);
  });

  seen.unless(missing.helm, 'rollback : la révision 1 revient, sous le numéro 3', async () => {
    await helm('rollback', 'bonjour', '1', '--wait', '--timeout', '90s');
    await becomes({ replicas: 2, ready: 2, message: 'Bonjour' });
    expect(await revisions()).toEqual(['1 superseded', '2 superseded', '3 deployed']);
    expect(await kube.list('secrets', 'owner=helm,name=bonjour')).toHaveLength(3);
  });

  seen.unless(missing.helm, 'uninstall : ni objet ni révision ne reste', async () => {
    await helm('uninstall', 'bonjour', '--wait', '--timeout', '90s');
    // helm waits for what it had made itself: the ReplicaSet is the Deployment's, and goes after it.
    const left = () => kube.run(['get', 'deployments,services,replicasets,secrets', '-o', 'name']);
    await settles('rien ne reste', async () => expect(await left()).toBe(''));
    expect(await helm('list', '--all', '--short')).toBe('');
  });
});
