import { createServer } from 'node:net';
import { freePort } from '../../../testbed/kubernetes/access';

test('a port that is taken: its number, and the remedy', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await expect(freePort(port)).rejects.toThrow(`--port ${port}`);
  server.close();
  expect(await freePort()).toBeGreaterThan(0);
});
