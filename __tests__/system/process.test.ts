import { run } from '../../system/process';

const node = (script: string) => [process.execPath, '-e', script];

describe('a command that is run', () => {
  test('gives its exit code and what it said, each stream whole', async () => {
    const finished = await run(node("process.stdout.write('é'.repeat(200000)); console.error('non'); process.exitCode = 3"));
    expect(finished).toEqual({ ok: false, code: 3, late: false, stdout: 'é'.repeat(200_000), stderr: 'non\n' });
  });

  test('reads its input; one that does not want it ends all the same', async () => {
    expect(await run(['cat'], { input: Buffer.from('bonjour') })).toMatchObject({ ok: true, code: 0, stdout: 'bonjour' });
    expect(await run(['true'], { input: 'x'.repeat(1e6) })).toMatchObject({ ok: true });
  });

  test('for too long is killed, and says after how many seconds', async () => {
    const { ok, late, code, stderr } = await run(['sleep', '60'], { within: 0.05 });
    expect({ ok, late, code, stderr }).toEqual({ ok: false, late: true, code: 137, stderr: '\n« sleep 60 » arrêté après 0.05 s' });
  });

  test('and ends by a signal has the code that a shell gives it', async () => {
    expect(await run(['sh', '-c', 'kill -TERM $$'])).toMatchObject({ ok: false, late: false, code: 143 });
  });

  test('and does not exist is an error of its own', async () => {
    await expect(run(['no-such-program'])).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is killed when its caller gives it up', async () => {
    const control = new AbortController();
    const began = Date.now();
    const running = run(['sleep', '60'], { signal: control.signal });
    control.abort();
    await expect(running).rejects.toThrow('aborted');
    expect(Date.now() - began).toBeLessThan(30_000);
  });
});
