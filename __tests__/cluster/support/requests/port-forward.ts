import { spawn } from 'node:child_process';
import type { Kube } from '../../../../live/kube';

/** Opens a local port (below `facility.here`) that leads to a port of a pod or Service, until `close`. */
export function portForward(kube: Kube, target: string, port: number | string): Promise<{ readonly port: number; close(): Promise<void> }> {
  const [program, ...args] = kube.argv(['port-forward', '--address', '127.0.0.1', target, `:${port}`], 0) as [string, ...string[]];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const close = () => {
    child.kill();
    return ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      close().then(() => reject(new Error(`kubectl port-forward ${target} :${port} : ${why} ${said.trim()}`)));
    };
    const timer = setTimeout(() => fail('rien après 20 s.'), 20_000);
    child.on('error', (error) => fail(error.message));
    child.on('close', () => fail('terminé.'));
    const hear = (data: Buffer) => {
      said += data;
      const local = /127\.0\.0\.1:(\d+) ->/.exec(said)?.[1];
      if (!local) return;
      clearTimeout(timer);
      resolve({ port: Number(local), close });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
}
