import type { KubeObject } from '../../../imports/kube-object';
import { eventually, settles, stays } from '../../../live/convergence';
import { lab } from '../support/lab/lab';

lab('04-workloads/daemonset', ({ seen, kube, objects }) => {
  const agents = () => kube.pods('app=agent');
  const places = async (): Promise<string[]> => (await agents()).map(({ spec }) => spec.nodeName).sort();
  const on = async (node: string) => (await agents()).find(({ spec }) => spec.nodeName === node);
  const tolerated = ({ key, effect }: KubeObject) => key === 'node-role.kubernetes.io/control-plane' || effect === 'PreferNoSchedule';
  const eligible = async (): Promise<string[]> =>
    (await kube.list('nodes'))
      .filter(({ spec }) => (spec.taints ?? []).every(tolerated))
      .map(({ metadata }) => metadata.name)
      .sort();
  const renewed = (node: string, uid: string) =>
    eventually(
      `un nouvel agent sur ${node}`,
      async () => {
        const pod = await on(node);
        return pod?.metadata.uid !== uid && pod?.status.containerStatuses?.[0]?.ready && pod;
      },
      { within: 60 },
    );

  /** Taints a node (NoSchedule, which moves no pod) while something is seen. */
  const tainted = async (node: string, key: string, fn: () => Promise<void>) => {
    await kube.run(['taint', 'node', node, `${key}=test:NoSchedule`]);
    try {
      await fn();
    } finally {
      await kube.run(['taint', 'node', node, `${key}-`]);
    }
  };

  seen('un agent, et un seul, sur chaque nœud', async () => {
    const nodes = await eligible();
    expect(await places()).toEqual(nodes);
    const { status } = await kube.get('ds/agent');
    expect(status).toMatchObject({ desiredNumberScheduled: nodes.length, numberReady: nodes.length, numberMisscheduled: 0 });
  });

  seen('chaque agent dit le nom de son nœud, et comment il va', async () => {
    for (const { metadata, spec } of await agents()) {
      const line = new RegExp(`^${spec.nodeName} : charge [\\d.]+, [1-9]\\d* Mio de mémoire disponible$`, 'm');
      // An agent has no probe: it is ready before it has said anything.
      await settles("l'agent parle", async () => expect(await kube.logs(metadata.name)).toMatch(line), { within: 15 });
    }
  });

  seen('un agent supprimé est remplacé sur le même nœud', async () => {
    const [agent] = await agents();
    await kube.delete(`pod/${agent.metadata.name}`);
    const next = await renewed(agent.spec.nodeName, agent.metadata.uid);
    expect(next.metadata.ownerReferences[0]).toMatchObject({ kind: 'DaemonSet', name: 'agent' });
    expect(await places()).toEqual(await eligible());
  });

  seen("un taint ne chasse pas l'agent, mais supprimé, il n'y revient qu'une fois le taint retiré", async () => {
    const nodes = await eligible();
    const node = nodes.at(-1) as string;
    const others = nodes.filter((name) => name !== node);
    const agent = await on(node);
    await tainted(node, 'etapes.test/reserve', async () => {
      await stays("l'agent continue", async () => expect((await on(node))?.metadata.uid).toBe(agent.metadata.uid), { during: 2 });
      await kube.delete(`pod/${agent.metadata.name}`);
      await kube.wait('ds/agent', `jsonpath={.status.desiredNumberScheduled}=${others.length}`, 30);
      await stays("pas d'agent sur le nœud", async () => expect(await places()).toEqual(others), { during: 3 });
    });
    await renewed(node, agent.metadata.uid);
    expect(await places()).toEqual(nodes);
  });

  seen("le taint du plan de contrôle, l'agent le tolère ; un pod sans cette tolérance attend", async () => {
    const key = 'node-role.kubernetes.io/control-plane';
    const nodes = await kube.list('nodes');
    const reserved = nodes.find(({ spec }) => spec.taints?.some((taint: KubeObject) => taint.key === key));
    const node: string = (reserved ?? nodes.at(-1)).metadata.name;
    const agent = await on(node);
    const { tolerations: _, ...spec } = objects.find(({ kind }) => kind === 'DaemonSet').spec.template.spec;
    const ordinary = { ...spec, nodeSelector: { 'kubernetes.io/hostname': node } };
    const see = async () => {
      await kube.delete(`pod/${agent.metadata.name}`);
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'ordinaire' }, spec: ordinary };
      await kube.run(['create', '-f', '-'], { input: JSON.stringify(pod) });
      await renewed(node, agent.metadata.uid);
      const refused = () => kube.events('ordinaire').then((events) => events.find(({ reason }) => reason === 'FailedScheduling'));
      expect((await eventually('le pod ordinaire est refusé', refused)).message).toContain('untolerated taint(s)');
      expect((await kube.get('pod/ordinaire')).spec.nodeName).toBeUndefined();
    };
    await (reserved ? see() : tainted(node, key, see)).finally(() => kube.delete('pod/ordinaire'));
  });
});
