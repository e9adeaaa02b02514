import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { images } from '../../../course/images';
import { withBlock } from '../../../system/marked-block';
import { cacheFolder } from '../../../testbed/host/cache';
import { installed } from '../../../testbed/host/preflight';
import { imageCommands } from '../../../testbed/images/host-commands';
import { imageArchive } from '../../../testbed/images/image-archive';
import { fullName, shortName } from '../../../testbed/images/recipe';
import { clusterRecipes, recipes } from '../../../testbed/images/recipes';
import { imageTable, imageTableBlock } from '../../../testbed/images/table';

const references = [...new Set(Object.values(images).map(({ reference }) => reference))];
const addons = readdirSync('testbed/kubernetes/addons').map((name) => readFileSync(join('testbed/kubernetes/addons', name), 'utf8'));

describe('recipes', () => {
  test.each(references)("the course's image %s has one: testbed/images/NAME/recipe.ts", (reference) => {
    expect(recipes.filter((recipe) => recipe.reference === reference)).toHaveLength(1);
  });

  test('each that is not for the course is for an image that an addon runs; every pod has a pause container', () => {
    const used = (reference: string) => shortName(reference) === 'pause' || addons.some((yaml) => yaml.includes(`image: ${reference}\n`));
    expect(clusterRecipes.map(({ reference }) => reference).filter((reference) => !used(reference))).toEqual([]);
  });

  test('every image that an addon runs has one', () => {
    const named = addons.flatMap((yaml) =>
      [...yaml.matchAll(/image[:=] ?([^\s,}]+:[^\s,}]+)/g)].map(([, reference]) => reference as string),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !recipes.some(({ reference }) => reference === name))).toEqual([]);
  });

  test('each has a folder, named like its image without repository and tag', () => {
    const folders = readdirSync('testbed/images', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(recipes.map(({ reference }) => shortName(reference)).sort()).toEqual(folders.map(({ name }) => name).sort());
  });
});

describe('names', () => {
  test.each([
    ['busybox:1.37.0', 'busybox', 'docker.io/library/busybox:1.37.0'],
    ['apache/kafka:4.4.0', 'kafka', 'docker.io/apache/kafka:4.4.0'],
    ['docker.elastic.co/elasticsearch/elasticsearch:9.5.6', 'elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch:9.5.6'],
    ['localhost:5000/web:1', 'web', 'localhost:5000/web:1'],
  ])('%s', (reference, short, full) => {
    expect([shortName(reference), fullName(reference)]).toEqual([short, full]);
  });
});

describe("the README's table", () => {
  const page = readFileSync('testbed/README.md', 'utf8');

  test('is what the recipes say (else: node --import tsx testbed/images/write-table.ts)', () => {
    expect(withBlock(page, imageTableBlock, imageTable(), 'testbed/README.md')).toBe(page);
  });
});

describe('an archive', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'images-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const sources = () => ({ folder, cache: join(folder, 'cache'), report: () => undefined });
  const bring = (name: string, tags: readonly string[]) => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify([{ RepoTags: tags }]));
    execFileSync('tar', ['-c', '-f', name, 'manifest.json'], { cwd: folder });
  };

  test("in the user's folder is taken as it is, under the short or the full name", async () => {
    for (const tag of ['busybox:1.37.0', 'docker.io/library/busybox:1.37.0']) {
      bring('busybox.tar', [tag]);
      expect(await imageArchive('busybox:1.37.0', sources())).toBe(join(folder, 'busybox.tar'));
    }
  });

  test("in the user's folder that holds another image is refused, with what to do", async () => {
    bring('busybox.tar', ['busybox:latest']);
    await expect(imageArchive('busybox:1.37.0', sources())).rejects.toThrow(
      /busybox\.tar contient busybox:latest, pas busybox:1\.37\.0 : docker save/,
    );
  });

  test("in the user's folder that is no archive is refused", async () => {
    writeFileSync(join(folder, 'busybox.tar'), 'not a tar');
    await expect(imageArchive('busybox:1.37.0', sources())).rejects.toThrow(/votre archive .*busybox\.tar : tar échoue/);
  });

  test('of an image without a recipe names the file to write', async () => {
    await expect(imageArchive('example.org/web:1', sources())).rejects.toThrow("n'a pas de recette : écrivez testbed/images/web/recipe.ts");
    expect(existsSync(join(folder, 'cache'))).toBe(false);
  });

  const reason = cannotBuild();
  (reason ? test.skip : test)(
    `holds the image under its name, with its user and command${reason ? ` (sauté : ${reason})` : ''}`,
    async () => {
      const recipe = recipes.find(({ reference }) => reference === images.curl.reference)!;
      const path = await imageArchive(recipe.reference, { cache: cacheFolder(), report: () => undefined });
      const read = (file: string) => execFileSync('tar', ['-x', '-O', '-f', path, file], { encoding: 'utf8' });
      const [manifest] = JSON.parse(read('manifest.json'));
      expect(manifest.RepoTags).toEqual([fullName(recipe.reference)]);
      expect(JSON.parse(read(manifest.Config)).config).toMatchObject({ User: 'curl_user', Entrypoint: ['/entrypoint.sh'], Cmd: ['curl'] });
      const files = execFileSync('tar', ['-t'], {
        input: execFileSync('tar', ['-x', '-O', '-f', path, 'layer.tar'], { maxBuffer: 2 ** 28 }),
      });
      expect(`${files}`).toContain('./usr/bin/curl\n');
    },
    300_000,
  );
});

/** Why no image can be built here; `undefined` when one can. */
function cannotBuild(): string | undefined {
  if (process.getuid?.() !== 0) return 'il faut root';
  const missing = imageCommands.filter(({ commands }) => installed(commands) === undefined).flatMap(({ packages }) => packages);
  if (missing.length > 0) return `apt-get install ${missing.join(' ')}`;
  const known = execFileSync('apt-cache', ['policy', 'busybox'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return /Candidate: \d/.test(known) ? undefined : 'apt-get update';
}
