import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from '../../system/lock';
import { freePort } from '../../testbed/access';
import { bringDown } from '../../testbed/lifecycle';
import { missingPackages, preflight } from '../../testbed/preflight';

const root = process.getuid?.() === 0;
const asRoot = root ? test : test.skip;

/** The command, as a user types it. */
const testbed = (args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'testbed/main.ts', ...args], { encoding: 'utf8', timeout: 60_000 });

describe('the test cluster, out of luck', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'etapes-luck-'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  test('without root: one sentence that says what to do instead', async () => {
    jest.spyOn(process, 'getuid').mockReturnValue(1000);
    const refusal = await preflight(join(process.cwd(), 'build'), [], { memory: 0, disk: 0 }).catch((error: Error) => error.message);
    expect(refusal).toMatch(
      /^Le cluster d'essai demande root \(vous êtes l'utilisateur 1000\)[^\n]*npm run test:cluster -- --context minikube[^\n]*$/,
    );
  });

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

  test('a missing program: its Debian package, or the one of several that this distribution has', async () => {
    const needs = [
      { commands: ['sh'], packages: ['dash'] },
      { commands: ['no-such-program'], packages: ['no-such-package'] },
    ];
    expect(await missingPackages(needs)).toEqual(['no-such-package']);
  });

  asRoot('too little memory and a full disk: both said, with figures, before anything starts', async () => {
    const trial = preflight(join(process.cwd(), 'build'), [], { memory: 1e6, disk: 1e6 });
    await expect(trial).rejects.toThrow(
      /Mémoire libre : [\d.]+ Gio, il en faut 1000000[\s\S]*Disque : il reste [\d,]+ Go sur le disque de .*build, il en faut/,
    );
  });

  asRoot('a cache where machines have folders of their own: refused', async () => {
    await expect(preflight(folder, [], { memory: 0, disk: 0 })).rejects.toThrow('XDG_CACHE_HOME');
  });

  test('a port that is taken: its number, and the remedy', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await expect(freePort(port)).rejects.toThrow(`--port ${port}`);
    server.close();
    expect(await freePort()).toBeGreaterThan(0);
  });

  test('another command at work on the same cluster: its process is named', async () => {
    const release = await lock(join(folder, 'clusters', 'default.lock'));
    await expect(bringDown({ cache: folder, name: 'default' })).rejects.toThrow(`une autre commande (processus ${process.pid})`);
    release();
    expect(await bringDown({ cache: folder, name: 'default' })).toBe(false);
  });
});
