import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** From the lowest to the highest: each may use those before it. */
const rooms = ['host', 'go', 'images', 'machines', 'kubernetes', 'cluster'];

describe("the test cluster's rooms", () => {
  const named = [...readFileSync('testbed/README.md', 'utf8').matchAll(/^\|(?! Fichier)([^|]+)\|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z0-9./-]+(?:\.ts|\/))`/g)])
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
});
