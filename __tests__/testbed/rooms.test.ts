import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** From the lowest to the highest: each may use those before it. */
const rooms = ['host', 'go', 'images', 'machines', 'kubernetes', 'cluster'];

const house = readdirSync('testbed', { recursive: true, encoding: 'utf8' });
const code = house.filter((path) => path.endsWith('.ts'));

describe("the test cluster's rooms", () => {
  const named = [...readFileSync('testbed/README.md', 'utf8').matchAll(/^\|(?! Fichier)([^|]+)\|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z0-9./-]+(?:\.ts|\.sh|\/))`/g)])
    .map(([, path = '']) => path);

  /** What `go/` and `images/` have many of: a folder for each module, and for each image. */
  const oneOfMany = (path: string) => path.includes('/') && ['go.mod', 'recipe.ts'].some((file) => existsSync(join('testbed', path, file)));
  const entries = ['', ...rooms].flatMap((room) =>
    readdirSync(join('testbed', room))
      .map((name) => join(room, name))
      .filter((path) => !oneOfMany(path) && path !== 'README.md')
      .map((path) => (statSync(join('testbed', path)).isDirectory() ? `${path}/` : path)),
  );

  test("are in the README's table, file by file, and nothing else is (testbed/README.md, « Où trouver quoi »)", () => {
    expect([...named].sort()).toEqual([...entries].sort());
  });

  test('use only the rooms below them', () => {
    const upwards = code.flatMap((file) =>
      importsOf(file)
        .filter((target) => rank(target) > rank(file))
        .map((target) => `testbed/${file} → testbed/${target}`),
    );
    expect(upwards).toEqual([]);
  });
});

/** What a file of the testbed imports of it, as paths below `testbed/`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join('testbed', file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)]
    .map(([, path = '']) => normalize(join(dirname(file), path)))
    .filter((path) => !path.startsWith('..'));
}

/** Above all rooms: the command. */
function rank(path: string): number {
  const room = rooms.indexOf(path.split('/')[0] as string);
  return room < 0 ? rooms.length : room;
}
