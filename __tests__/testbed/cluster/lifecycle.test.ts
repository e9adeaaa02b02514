import { join } from 'node:path';
import { lock } from '../../../system/lock';
import { bringDown } from '../../../testbed/cluster/lifecycle';
import { useFolder } from '../../support/folder';

const folder = useFolder();

test('another command at work on the same cluster: its process is named', async () => {
  const release = await lock(join(folder.path, 'clusters', 'default.lock'));
  await expect(bringDown({ cache: folder.path, name: 'default' })).rejects.toThrow(`une autre commande (processus ${process.pid})`);
  release();
  expect(await bringDown({ cache: folder.path, name: 'default' })).toBe(false);
});
