import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../../../testbed/host/preflight';
import { guardKernel } from '../../../testbed/machines/kernel-guard';
import { Machine } from '../../../testbed/machines/machine';
import { plug } from '../../../testbed/machines/network';
import { Sandbox } from '../../../testbed/machines/sandbox';

/** Namespaces are root's, and need these programs. Elsewhere the tests are skipped: a cluster would not start either, and says why. */
const able = process.getuid?.() === 0 && ['ip', 'nsenter', 'unshare', 'sysctl', 'mount'].every((program) => installed([program]));
const asRoot = able ? describe : describe.skip;

const server = "require('net').createServer((socket) => socket.end(require('os').hostname())).listen(8080)";
const client = `const ask = () => require('net').connect(8080, '10.99.0.2').on('error', () => setTimeout(ask, 100)).pipe(process.stdout); ask()`;

asRoot('a sandbox', () => {
  const parent = join(process.cwd(), 'build');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'sandbox-'));
  let sandbox: Sandbox;
  const pidsOnHost: number[] = [];

  beforeAll(async () => {
    sandbox = await Sandbox.start(folder);
  });
  afterAll(async () => {
    await Sandbox.stop(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  const boot = async (name: string, address: string) => {
    const machine = await Machine.boot(sandbox, name, address);
    pidsOnHost.push(machine.pid);
    return machine;
  };

  test('is found again by its folder alone, and by no other', () => {
    expect(Sandbox.find(folder)?.pid).toBe(sandbox.pid);
    expect(Sandbox.find(folder.slice(0, -1))).toBeUndefined();
    expect(Sandbox.find(join(tmpdir(), 'no-cluster'))).toBeUndefined();
  });

  test('holds machines that reach each other through a switch, under their own names, and not the host', async () => {
    const [hub, one, two] = await Promise.all([boot('switch', ''), boot('one', '10.99.0.1'), boot('two', '10.99.0.2')]);
    await plug(hub, [one, two]);
    expect((await one.run(['hostname'])).stdout.trim()).toBe('one');
    const daemon = two.start('web', [process.execPath, '-e', server]);
    expect((await one.run([process.execPath, '-e', client])).stdout).toBe('two');
    expect(daemon.hopeless()).toBeUndefined();
    expect(existsSync('/sys/class/net/br0')).toBe(false);
  });

  test("keeps what a machine mounts and writes in the usual places out of the host's", async () => {
    const machine = await boot('writer', '');
    await machine.mustRun(['mkdir -p /var/lib/kubelet-of-a-test && touch /run/of-a-test /tmp/of-a-test', 'mount -t tmpfs tmpfs /opt']);
    for (const path of ['/var/lib/kubelet-of-a-test', '/run/of-a-test', '/tmp/of-a-test']) expect(existsSync(path)).toBe(false);
    expect(existsSync(join(folder, 'writer', 'var-lib', 'kubelet-of-a-test'))).toBe(true);
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(folder);
  });

  test('sees the project and the folder of its cluster wherever they are, and writes there', async () => {
    const clone = mkdtempSync(join(tmpdir(), "l'essai "));
    const here = process.cwd();
    process.chdir(clone);
    try {
      const machine = await boot('visitor', '');
      const path = join(clone, 'seen').replaceAll("'", "'\\''");
      await machine.mustRun([`echo machine > '${path}'`, 'touch /tmp/of-a-visitor']);
      expect(readFileSync(join(clone, 'seen'), 'utf8')).toBe('machine\n');
      expect(existsSync('/tmp/of-a-visitor')).toBe(false);
      expect((await machine.mustRun([`ls /tmp`])).trim().split('\n')).toHaveLength(2);
    } finally {
      process.chdir(here);
      rmSync(clone, { recursive: true });
    }
  });

  test("shows a node the kernel's settings that kubelet wants, and leaves the host's alone", async () => {
    const machine = await boot('node', '');
    const before = readFileSync('/proc/sys/kernel/panic', 'utf8');
    await guardKernel(machine);
    expect((await machine.mustRun(['cat /proc/sys/vm/overcommit_memory /proc/sys/kernel/panic'])).trim()).toBe('1\n10');
    expect((await machine.run(['sh', '-c', 'echo 7 > /proc/sys/kernel/panic_print'])).code).not.toBe(0);
    expect(readFileSync('/proc/sys/kernel/panic', 'utf8')).toBe(before);
  });

  test('tells why a program has ended, with the end of its log', async () => {
    const machine = await boot('failing', '');
    const daemon = machine.start('broken', ['sh', '-c', 'echo no such flag; exit 3']);
    while (daemon.hopeless() === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(daemon.hopeless()).toBe("broken s'est arrêté (3) ; fin du journal de broken sur failing :\nno such flag");
  });

  test('leaves no process when its first one is killed, even those that a program orphaned', async () => {
    const machine = await boot('orphans', '');
    await machine.mustRun(['setsid sh -c "sleep 1234567 & sleep 1234568 &" > /dev/null 2>&1']);
    process.kill(sandbox.pid, 'SIGKILL');
    await Sandbox.stop(folder);
    expect(Sandbox.find(folder)).toBeUndefined();
    // The kernel has killed them; their entry goes once their parents, outside, have read how they ended.
    const left = () => pidsOnHost.filter((pid) => existsSync(`/proc/${pid}`));
    for (const end = Date.now() + 60_000; left().length > 0 && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(left()).toEqual([]);
  });
});
