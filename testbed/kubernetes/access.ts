import { createServer } from 'node:net';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import { startDetached } from '../machines/detached';
import type { Machine } from '../machines/machine';
import type { Sandbox } from '../machines/sandbox';

/**
 * Lets kubectl on the host talk to the API server: a port of 127.0.0.1 leads, through a Unix socket (which no network namespace
 * holds back), to the control plane. Both ends are processes of the sandbox, and end with it.
 */
export function openApiPort(sandbox: Sandbox, controlPlane: Machine, port: number): void {
  const socket = join(sandbox.folder, 'api.sock');
  controlPlane.start('api-port', ['socat', `UNIX-LISTEN:${socket},fork,mode=600`, 'TCP:127.0.0.1:6443']);
  startDetached(sandbox.enter(['socat', `TCP-LISTEN:${port},bind=127.0.0.1,reuseaddr,fork`, `UNIX-CONNECT:${socket}`]));
}

/** A port of 127.0.0.1 that nobody listens on: the one that is asked for, or any. Throws a Problem when it is taken. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', ({ message }) =>
      reject(
        new Problem(`--port ${wanted} : ce port de 127.0.0.1 n'est pas libre (${message}) ; choisissez-en un autre, ou n'en donnez pas.`),
      ),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
