import { applied } from '../../live/accepted';
import { Kube } from '../../live/kube';
import type { Finished } from '../../system/process';

const web = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { hostNetwork: false, containers: [{ name: 'web', env: [] }] },
};
const fine: Finished = { ok: true, code: 0, late: false, stdout: '', stderr: '' };

/** A namespace whose server answers so. */
class Answering extends Kube {
  constructor(private readonly answer: Partial<Finished>) {
    super([], 'lab');
  }

  override raw(): Promise<Finished> {
    return Promise.resolve({ ...fine, stdout: JSON.stringify(web), ...this.answer });
  }
}
const apply = (answer: Partial<Finished>, warns: readonly RegExp[] = []) => applied(new Answering(answer), 'web.yaml', [web], warns);

test('what comes back whole is accepted, and so is what the server leaves out because it is empty', async () => {
  await apply({});
  await apply({ stdout: JSON.stringify({ ...web, spec: { containers: [{ name: 'web' }], restartPolicy: 'Always' } }) });
  await apply({ stdout: JSON.stringify({ kind: 'List', items: [web] }) });
});

test('a refusal is told with its file', async () => {
  await expect(apply({ ok: false, stderr: 'strict decoding error\n' })).rejects.toThrow('web.yaml est refusé : strict decoding error');
});

test('a field that the server drops without a word is told, and an object that does not come back', async () => {
  const cut = { ...web, spec: { containers: [{}] } };
  await expect(apply({ stdout: JSON.stringify(cut) })).rejects.toThrow('laissé tomber Pod/web.spec.containers.0.name');
  await expect(apply({ stdout: JSON.stringify({ kind: 'List', items: [] }) })).rejects.toThrow('laissé tomber Pod/web');
});

test('a warning must be one that is expected', async () => {
  const stderr = 'Warning: spec.externalIPs is deprecated\n';
  await apply({ stderr }, [/externalIPs/]);
  await expect(apply({ stderr })).rejects.toThrow("un avertissement que l'étape n'annonce pas : Warning: spec.externalIPs is deprecated");
});
