import type { KubeObject } from '../../../imports/kube-object';
import { eventually } from '../../../live/convergence';
import { Kube } from '../../../live/kube';
import { kubectlOf } from '../support/facility/kubectl-of';
import { lab } from '../support/lab/lab';

/** What each faulty pod asks for, and the controls that its refusal must name. */
const faults = {
  'host-pid': ['les processus du nœud', ['host namespaces']],
  'host-path': ['un dossier du nœud', ['restricted volume types']],
  capability: ['NET_ADMIN', ['unrestricted capabilities']],
  unconfined: ['des appels système sans filtre', ['seccompProfile']],
  escalation: ['à gagner des droits', ['allowPrivilegeEscalation != false']],
  privileged: ['tous les droits du nœud', ['privileged', 'allowPrivilegeEscalation != false']],
  root: ["l'utilisateur root", ['runAsNonRoot != true', 'runAsUser=0']],
} as const;

/** Those of the start state, which has all the faults that a Deployment's pod can have at once. */
const all = [
  'host namespaces',
  'privileged',
  'allowPrivilegeEscalation != false',
  'unrestricted capabilities',
  'runAsNonRoot != true',
  'runAsUser=0',
  'seccompProfile',
];

/** The controls that a refusal or a warning names: « violates PodSecurity "restricted:latest": privileged (…), seccompProfile (…) ». */
const controls = (text: string): string[] =>
  [...(/PodSecurity "restricted:latest": (.*)/.exec(text)?.[1] ?? '').matchAll(/(?:^|\), )([^(]+) \(/g)].map(([, name]) => name as string);

lab(
  '08-security/pod-security',
  ({ broken, seen, facility, files }) => {
    const restricted = new Kube(kubectlOf(facility), 'restricted');
    const everywhere = new Kube(kubectlOf(facility), 'default');

    broken('le Deployment de départ est accepté, avec un avertissement qui nomme ses sept fautes', async () => {
      const { ok, stderr } = await restricted.apply(files.start as string, { serverSide: true });
      expect(ok).toBe(true);
      expect(stderr).toMatch(/^Warning: would violate PodSecurity/m);
      expect(controls(stderr)).toEqual(all);
    });

    broken("aucun de ses pods n'est créé : l'événement FailedCreate du ReplicaSet nomme les sept fautes", async () => {
      const failed = await eventually(
        'FailedCreate',
        async () =>
          (await restricted.events()).find(
            ({ reason, involvedObject }) => reason === 'FailedCreate' && involvedObject.kind === 'ReplicaSet',
          ),
        { within: 30 },
      );
      expect(controls(failed.message)).toEqual(all);
      expect(await restricted.list('pods')).toEqual([]);
      // The Deployment repeats it a moment later.
      const condition = async () =>
        (await restricted.get('deploy/web')).status.conditions?.find(({ type }: KubeObject) => type === 'ReplicaFailure');
      expect(await eventually('la condition ReplicaFailure', condition)).toMatchObject({ status: 'True', reason: 'FailedCreate' });
    });

    seen('réparé, le même Deployment y est accepté sans avertissement, et son pod tourne', async () => {
      const { ok, stderr } = await restricted.apply(files.manifest, { serverSide: true });
      expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
      await restricted.rollout('status', 'deploy/web', { within: 90 });
      expect(await restricted.pods()).toHaveLength(1);
    });

    for (const [name, [what, named]] of Object.entries(faults))
      seen(`un pod qui demande ${what} est refusé : « ${named.join(' », « ')} »`, async () => {
        const { ok, stderr } = await restricted.apply(`${files.companions}/${name}.yaml`);
        expect({ ok, stderr }).toEqual({ ok: false, stderr: expect.stringContaining(`pods "${name}" is forbidden: violates PodSecurity`) });
        expect(controls(stderr)).toEqual(named);
        expect(await restricted.find(`pod/${name}`)).toBeUndefined();
      });

    seen("c'est le namespace qui refuse : sans étiquette, les sept pods seraient acceptés (essai à blanc)", async () => {
      const labels = (await everywhere.get('namespace/default')).metadata.labels;
      expect(Object.keys(labels).filter((key) => key.startsWith('pod-security'))).toEqual([]);
      expect(await everywhere.apply(`${files.companions}/`, { args: ['--dry-run=server'] })).toMatchObject({ ok: true, stderr: '' });
    });
  },
  { warns: [/would violate PodSecurity "restricted:latest": host namespaces/] },
);
