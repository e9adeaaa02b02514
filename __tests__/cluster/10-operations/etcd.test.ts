import type { KubeObject } from '../../../imports/kube-object';
import { eventually } from '../../../live/convergence';
import { lab } from '../support/lab/lab';
import { evict } from '../support/objects/evict';

const members = ['etcd-0', 'etcd-1', 'etcd-2'];

lab('10-operations/etcd', ({ kube, seen }) => {
  /** etcdctl on one member, which answers for the whole. */
  const ctl = async (pod: string, ...args: string[]) => (await kube.exec(pod, ['etcdctl', '--command-timeout=20s', ...args])).trim();
  /** The colors that were announced, in order. The Job may have said one twice, if it tried again. */
  const colors = async () => {
    const lines = (await kube.logs('deploy/watcher')).split('\n');
    return lines.filter((_, index) => lines[index - 1] === '/settings/color').filter((color, index, all) => color !== all[index - 1]);
  };
  const status = async (pod: string) => JSON.parse(await ctl(pod, 'endpoint', 'status', '-w', 'json'))[0].Status;

  seen('trois membres, un seul meneur, reconnu de tous', async () => {
    const { members: list } = JSON.parse(await ctl('etcd-0', 'member', 'list', '-w', 'json'));
    expect(list.map(({ name }: KubeObject) => name).sort()).toEqual(members);
    const all = await Promise.all(members.map(status));
    expect(new Set(all.map(({ leader }) => leader)).size).toBe(1);
    expect(all.filter(({ leader, header }) => leader === header.member_id)).toHaveLength(1);
  });

  seen('le Job écrit deux clés et les relit', async () => {
    expect((await kube.logs('job/settings', ['-c', 'get'])).trim().split('\n')).toEqual([
      ...['/settings/color', 'bleu'],
      ...['/settings/title', 'Bonjour'],
    ]);
  });

  seen('watcher annonce ces clés, depuis la première révision', async () => {
    await eventually('la couleur est annoncée', async () => (await colors()).length === 1);
    expect(await colors()).toEqual(['bleu']);
    expect(await kube.logs('deploy/watcher')).toContain('PUT\n/settings/title\nBonjour\n');
  });

  seen('une clé écrite chez un membre se relit chez les autres, et watcher l’annonce', async () => {
    expect(await ctl('etcd-0', 'put', '/settings/color', 'rouge')).toBe('OK');
    for (const member of members) expect(await ctl(member, 'get', '/settings/color', '--print-value-only')).toBe('rouge');
    await eventually('le changement est annoncé', async () => (await colors()).length === 2);
    expect(await colors()).toEqual(['bleu', 'rouge']);
  });

  seen("la valeur d'avant se relit à sa révision", async () => {
    const { kvs } = JSON.parse(await ctl('etcd-0', 'get', '/settings/color', '-w', 'json'));
    const before = `--rev=${kvs[0].create_revision}`;
    expect(await ctl('etcd-0', 'get', '/settings/color', '--print-value-only', before)).toBe('bleu');
  });

  seen('le budget laisse partir un membre, et non deux', async () => {
    expect(await evict(kube, 'etcd-2', 1)).toMatchObject({ ok: true });
    expect(await evict(kube, 'etcd-1', 1)).toMatchObject({ ok: false, stderr: expect.stringContaining('disruption budget') });
  });

  seen('à deux, on écrit encore', async () => {
    await kube.scale('sts/etcd', 2);
    await kube.wait('pod/etcd-2', 'delete', 60);
    // Where the member that left was the leader, the others elect one first.
    await eventually('la couleur est écrite', () => ctl('etcd-0', 'put', '/settings/color', 'vert'), { within: 45 });
    expect(await ctl('etcd-1', 'get', '/settings/color', '--print-value-only')).toBe('vert');
  });

  seen('seul, un membre ne décide plus rien', async () => {
    await kube.scale('sts/etcd', 1);
    await kube.wait('pod/etcd-1', 'delete', 60);
    // A leader steps down a moment later: what it has taken until then is committed when the others come back.
    await kube.wait('pod/etcd-0', 'condition=Ready=false', 60);
    await expect(ctl('etcd-0', 'put', '/settings/color', 'noir', '--command-timeout=3s')).rejects.toThrow(
      /timeout|timed out|deadline|no leader/i,
    );
  });

  seen('les membres revenus retrouvent leurs données, et la majorité décide de nouveau', async () => {
    await kube.scale('sts/etcd', 3);
    await kube.rollout('status', 'sts/etcd', { within: 100 });
    for (const member of members)
      expect(await ctl(member, 'get', '/settings/title', '--print-value-only', '--consistency=s')).toBe('Bonjour');
    expect(await ctl('etcd-2', 'put', '/settings/color', 'blanc')).toBe('OK');
    expect(await ctl('etcd-2', 'get', '/settings/color', '--print-value-only')).toBe('blanc');
  });

  seen('watcher, arrêté faute de majorité, redémarre et reprend depuis la première révision', async () => {
    const whole = async () => (await colors()).at(-1) === 'blanc' && (await kube.pods('app=watcher'))[0];
    const watcher = await eventually('la dernière couleur est annoncée', whole, { within: 100 });
    expect(await colors()).toEqual(['bleu', 'rouge', 'vert', 'blanc']);
    const [{ restartCount, lastState }] = watcher.status.containerStatuses;
    expect(restartCount).toBeGreaterThan(0);
    expect(lastState.terminated.exitCode).not.toBe(0);
    expect(await kube.logs('deploy/watcher', ['--previous'])).toContain('no leader');
  });
});
