import { spawnSync } from 'node:child_process';

/** The command, as a user types it. */
const testbed = (args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'testbed/main.ts', ...args], { encoding: 'utf8', timeout: 60_000 });

test('with wrong options: all of them at once, and nothing is done', () => {
  const { status, stderr } = testbed([
    'up',
    '--name',
    'Mon cluster',
    '--cni',
    'calico',
    '--port',
    '99999',
    '--binaries',
    '/nulle/part',
    '--api-server',
    '1.2',
  ]);
  expect(status).toBe(1);
  for (const value of ['Mon cluster', 'calico', '99999', '/nulle/part', '1.2']) expect(stderr).toContain(value);
});

test('an unknown command, and an unknown option: what there is', () => {
  expect(testbed(['start']).stderr).toMatch(/« start ».*up, status, run, down, packages ou build/);
  expect(testbed(['up', '--nom', 'x']).stderr).toMatch(/--nom/);
});
