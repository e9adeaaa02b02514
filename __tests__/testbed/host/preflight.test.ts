import { join } from 'node:path';
import { missingPackages, preflight } from '../../../testbed/host/preflight';
import { useFolder } from '../../support/folder';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const folder = useFolder();
afterEach(() => jest.restoreAllMocks());

test('without root: one sentence that says what to do instead', async () => {
  jest.spyOn(process, 'getuid').mockReturnValue(1000);
  const refusal = await preflight(join(process.cwd(), 'build'), [], { memory: 0, disk: 0 }).catch((error: Error) => error.message);
  expect(refusal).toMatch(
    /^Le cluster d'essai demande root \(vous êtes l'utilisateur 1000\)[^\n]*npm run test:cluster -- --context minikube[^\n]*$/,
  );
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
  await expect(preflight(folder.path, [], { memory: 0, disk: 0 })).rejects.toThrow('XDG_CACHE_HOME');
});
