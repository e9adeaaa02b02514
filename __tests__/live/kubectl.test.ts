import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Kube } from '../../live/kube';
import { Kubectl } from '../../live/kubectl';
import { Problem } from '../../system/problems';
import { put, useFolder } from '../support/folder';

const folder = useFolder();

/** A kubectl that is a script. */
function fake(script: string): string {
  const program = join(folder.path, 'kubectl');
  put(folder.path, { kubectl: `#!/bin/sh\n${script}\n` });
  chmodSync(program, 0o755);
  return program;
}

test('a call names its cluster first, and bounds each of its requests', async () => {
  const kubectl = new Kubectl([fake('echo "$*"'), '--context', 'minikube']);
  expect(await kubectl.run(['get', 'nodes'])).toBe('--context minikube --request-timeout 60s get nodes\n');
  expect(await kubectl.run(['get', 'nodes'], { within: 5 })).toContain('--request-timeout 5s');
});

test('a call in a namespace names it', async () => {
  const kube = new Kube([fake('echo "$*"')], 'lab');
  expect(await kube.run(['get', 'pods'])).toBe('--request-timeout 60s --namespace lab get pods\n');
});

test('a call that must succeed throws what kubectl said', async () => {
  const kube = new Kube([fake('echo "Error from server (NotFound): pods web not found" >&2; exit 1')], 'lab');
  await expect(kube.get('pod/web')).rejects.toThrow('kubectl get pod/web -o json : Error from server (NotFound): pods web not found');
  expect(await kube.raw(['get', 'pod/web'])).toMatchObject({ ok: false, code: 1 });
});

test('a text is applied from the input, a file by its name', async () => {
  const kube = new Kube([fake('echo "$*"; cat')], 'lab');
  const applied = async (source: string) => (await kube.apply(source, { serverSide: true })).stdout;
  expect(await applied('kind: Pod\n')).toMatch(/apply --server-side --validate=strict -f -\nkind: Pod\n$/);
  expect(await applied('web.yaml')).toMatch(/-f web\.yaml\n$/);
});

test('an object that is not there is not an error for whoever looks for it', async () => {
  expect(await new Kube([fake('')], 'lab').find('pod/web')).toBeUndefined();
});

test('pods are those that run and stay, oldest first', async () => {
  const pod = (name: string, second: number, phase: string, more = {}) => ({
    metadata: { name, creationTimestamp: `2026-11-28T12:00:0${second}Z`, ...more },
    status: { phase },
  });
  const leaving = { deletionTimestamp: '2026-11-28T12:00:30Z' };
  const items = [pod('new', 2, 'Running'), pod('old', 1, 'Pending'), pod('done', 3, 'Succeeded'), pod('leaving', 4, 'Running', leaving)];
  const kube = new Kube([fake(`echo '${JSON.stringify({ items })}'`)], 'lab');
  expect((await kube.pods()).map(({ metadata }) => metadata.name)).toEqual(['old', 'new']);
});

test('a machine without kubectl is told so, with what to do', async () => {
  const failed = new Kubectl(['/nulle/part/kubectl']).raw(['version']);
  await expect(failed).rejects.toBeInstanceOf(Problem);
  await expect(failed).rejects.toThrow(
    '/nulle/part/kubectl : kubectl est introuvable ; installez-le (https://kubernetes.io/fr/docs/tasks/tools/).',
  );
});
