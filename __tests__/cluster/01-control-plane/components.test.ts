import type { KubeObject } from '../../../imports/kube-object';
import { eventually } from '../../../live/convergence';
import { run } from '../../../system/process';
import { lab } from '../support/lab/lab';
import { keysBelow } from '../support/machines/etcd';
import { ask, messagesOf } from '../support/requests/podinfo';

lab('01-control-plane/components', ({ seen, missing, kube, facility, objects }) => {
  const sentence = ({ spec, status }: KubeObject) => `pod ${status.podIP}, sur le nœud ${spec.nodeName}`;

  seen("API server : il dit qu'il vit, et qu'il joint etcd", async () => {
    expect(await kube.run(['get', '--raw', '/livez?verbose'])).toMatch(/\[\+\]etcd ok[\s\S]*livez check passed/);
  });

  seen.unless(missing.etcd, 'etcd : le Deployment, son ReplicaSet, ses pods et le Service y ont chacun leur clé', async () => {
    const [set] = await kube.list('replicasets', 'app=web');
    const pods = (await kube.pods('app=web')).map(({ metadata }) => metadata.name);
    const below = (kind: string) => keysBelow(`/registry/${kind}/${kube.namespace}/web`);
    expect(await below('deployments')).toEqual([`/registry/deployments/${kube.namespace}/web`]);
    expect(await below('replicasets')).toEqual([`/registry/replicasets/${kube.namespace}/${set.metadata.name}`]);
    expect(await below('pods')).toEqual(pods.sort().map((name) => `/registry/pods/${kube.namespace}/${name}`));
    expect(await below('services/specs')).toEqual([`/registry/services/specs/${kube.namespace}/web`]);
  });

  seen('réseau du nœud : chaque pod a une adresse à lui, et la dit avec le nœud où il tourne', async () => {
    const pods = await kube.pods('app=web');
    const urls = pods.map(({ status }) => `http://${status.podIP}:9898/`);
    expect(new Set(urls).size).toBe(3);
    expect(messagesOf(await kube.exec('deploy/client', ['curl', '--silent', '--max-time', '5', ...urls]))).toEqual(pods.map(sentence));
  });

  seen("kube-proxy, ou Cilium : l'adresse du Service mène aux trois pods, et à eux seuls", async () => {
    const known = (await kube.pods('app=web')).map(sentence).sort();
    const answers = await ask(kube, 'deploy/client', 'http://web', 60);
    expect(answers).toHaveLength(60);
    expect([...new Set(answers)].sort()).toEqual(known);
  });

  seen.unless(missing.nodeAccess, "sur aucun nœud un processus n'écoute à cette adresse, ni une interface ne la porte", async () => {
    const { clusterIP } = (await kube.get('service/web')).spec;
    // As /proc/net/tcp writes addresses: four bytes, the last first.
    const hexadecimal = clusterIP
      .split('.')
      .reverse()
      .map((byte: string) => Number(byte).toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase();
    for (const { name, run: there } of facility.nodes) {
      const { ok, stdout } = await run([...(there ?? []), 'cat', '/proc/net/tcp', '/proc/net/tcp6', '/proc/net/fib_trie']);
      expect({ name, ok }).toEqual({ name, ok: true });
      expect(stdout).not.toContain(`${hexadecimal}:`);
      expect(stdout).not.toMatch(new RegExp(`-- ${clusterIP.replaceAll('.', '\\.')}\\n.*LOCAL`));
    }
  });

  seen('contrôleurs, scheduler, kubelet : un pod effacé revient, et chacun signe sa part', async () => {
    const [victim] = await kube.pods('app=web');
    await kube.delete(`pod/${victim.metadata.name}`, '--wait=false');
    const fresh = await eventually('un nouveau pod', async () =>
      (await kube.pods('app=web')).find(({ metadata }) => metadata.creationTimestamp > victim.metadata.creationTimestamp),
    );
    await kube.wait(`pod/${fresh.metadata.name}`, 'condition=Ready', 90);
    const signers = async () => {
      const events = await kube.events();
      const signer = (reason: string, about: RegExp) => {
        const event = events.find((each) => each.reason === reason && about.test(each.message + each.involvedObject.name));
        return event?.source?.component || event?.reportingComponent;
      };
      const pod = new RegExp(fresh.metadata.name);
      return [signer('ScalingReplicaSet', /web/), signer('SuccessfulCreate', pod), signer('Scheduled', pod), signer('Started', pod)];
    };
    const components = ['deployment-controller', 'replicaset-controller', 'default-scheduler', 'kubelet'];
    await eventually('chaque événement est là', async () => (await signers()).every(Boolean), { within: 10 });
    expect(await signers()).toEqual(components);
  });

  seen.unless(
    missing.twoNodes,
    "scheduler : trois pods nouveaux occupent plus d'un nœud",
    async () => {
      await kube.scale('deploy/web', 0);
      await kube.wait(['pods', '-l', 'app=web'], 'delete');
      await kube.scale('deploy/web', 3);
      await kube.rollout('status', 'deploy/web', { within: 60 });
      expect(new Set((await kube.pods('app=web')).map(({ spec }) => spec.nodeName)).size).toBeGreaterThan(1);
    },
    { within: 200 },
  );

  seen('les nœuds répondent à trois des questions : combien, quel moteur de conteneurs, quel kubelet', async () => {
    const nodes = await kube.list('nodes');
    expect(nodes.map(({ metadata }) => metadata.name).sort()).toEqual(facility.nodes.map(({ name }) => name).sort());
    for (const { status } of nodes) {
      expect(status.nodeInfo.containerRuntimeVersion).toMatch(/^[\w-]+:\/\/v?\d+\.\d+/);
      expect(status.nodeInfo.kubeletVersion).toMatch(/^v1\.\d+\.\d+/);
    }
  });

  seen('les Leases répondent aux deux autres : un nom y tient chaque place, et la renouvelle', async () => {
    const { data } = objects.find(({ metadata }) => metadata.name === 'reponses');
    expect(Object.keys(data)).toEqual(expect.arrayContaining(['scheduler', 'controller-manager']));
    const lease = async (name: string) =>
      (await kube.list('leases', undefined, ['--namespace', 'kube-system'])).find(({ metadata }) => metadata.name === name)?.spec;
    for (const name of ['kube-scheduler', 'kube-controller-manager']) {
      const first = await lease(name);
      expect({ name, holder: first?.holderIdentity }).toEqual({ name, holder: expect.stringMatching(/./) });
      await eventually(`${name} renouvelle`, async () => (await lease(name)).renewTime > first.renewTime, { within: 15, every: 1 });
      expect((await lease(name)).holderIdentity).toBe(first.holderIdentity);
    }
  });
});
