import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock, tryLock } from '../../system/lock';
import { put, useFolder } from '../support/folder';

const folder = useFolder();
const file = () => join(folder.path, 'x.lock');
const free = () => {
  const taken = tryLock(file());
  if (typeof taken === 'number') throw new Error(`held by ${taken}`);
  return taken;
};

describe('a lock', () => {
  test('is refused, with the PID of its holder, until it is given back; then nothing is left of it', () => {
    const release = free();
    expect(tryLock(file())).toBe(process.pid);
    release();
    free()();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('is waited for: the holder is named once', async () => {
    const release = free();
    const told: number[] = [];
    const waiting = lock(file(), { held: (pid) => told.push(pid) });
    setTimeout(release, 600);
    (await waiting)();
    expect(told).toEqual([process.pid]);
  });

  test('is not waited for longer than asked, nor after an abort', async () => {
    free();
    await expect(lock(file(), { within: 0.3 })).rejects.toThrow(
      `x.lock : le processus ${process.pid} tient ce verrou depuis plus de 0.3 s ; attendez sa fin, ou arrêtez-le.`,
    );
    await expect(lock(file(), { signal: AbortSignal.abort(new Error('Ctrl-C')) })).rejects.toThrow('Ctrl-C');
  });

  test('of a process that died is taken over, though another process has its PID now', () => {
    put(folder.path, { 'x.lock': `${process.pid} 1` });
    expect(typeof tryLock(file())).toBe('function');
    expect(readFileSync(file(), 'utf8')).not.toBe(`${process.pid} 1`);
  });

  test('is taken over as soon as its holder is killed, even before its parent knows', async () => {
    const script = `require('tsx/cjs'); require('./system/lock').tryLock(${JSON.stringify(file())}); console.log('held'); setInterval(() => {}, 1000)`;
    const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(tryLock(file())).toBe(holder.pid);
    holder.kill('SIGKILL');
    (await lock(file(), { within: 20 }))();
  }, 60_000);

  test('that makes no sense is nobody’s', () => {
    put(folder.path, { 'x.lock': 'hello' });
    expect(typeof tryLock(file())).toBe('function');
  });

  test('is given back by its holder alone', () => {
    const release = free();
    put(folder.path, { 'x.lock': '1 1' });
    release();
    expect(readFileSync(file(), 'utf8')).toBe('1 1');
  });

  test('where it cannot be is an error at once', async () => {
    put(folder.path, { file: '' });
    await expect(lock(join(folder.path, 'file', 'x.lock'))).rejects.toThrow('EEXIST');
  });
});
