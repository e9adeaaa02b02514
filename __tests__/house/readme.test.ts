import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The README, followed to the letter in a copy of the project: a newcomer adds a step, a target and a setting, and all of it
 * compiles and is rendered.
 */
const readme = readFileSync('README.md', 'utf8');
const project = mkdtempSync(join(tmpdir(), 'newcomer-'));
const at = (path: string): string => join(project, path);
const edit = (path: string, change: (text: string) => string): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), change(existsSync(at(path)) ? readFileSync(at(path), 'utf8') : ''));
};

/** A section of the README, with its fences: the file that the words before each name, and its lines. */
function section(heading: string) {
  const text = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const fences = [...text.matchAll(/`([\w./-]+\.\w+)`[^`]*\n( *)```\w+\n([\s\S]*?)\n *```/g)].map(
    ([, file = '', indent = '', body = '']) => ({
      file,
      body: `${body
        .split('\n')
        .map((line) => line.slice(indent.length))
        .join('\n')}\n`,
    }),
  );
  return { text, fences };
}

beforeAll(() => {
  for (const path of ['main.ts', 'charts', 'constructs', 'course', 'imports', 'system', 'cdk8s.yaml', 'package.json', 'tsconfig.json'])
    cpSync(path, at(path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), at('node_modules'));
});
afterAll(() => rmSync(project, { recursive: true }));

test('a step is its folder and its name in the index', () => {
  const { text, fences } = section('Ajouter une étape');
  expect(fences.map(({ file }) => file)).toEqual(['charts/03-services/ma-lecon/chart.ts']);
  for (const { file, body } of fences) edit(file, () => body);
  expect(readFileSync('site/pages/formateur/adapter.md', 'utf8')).toContain(fences[0]?.body);
  const [, name = ''] = /Ajoutez son nom, `'([\w-]+)'`/.exec(text) ?? [];
  edit('charts/index.ts', (index) => index.replace("'clusterip', ", `'clusterip', '${name}', `));
});

test('a target is its folder and its line', () => {
  const { fences } = section('Ajouter une cible');
  const [answers, script, line] = fences;
  expect(fences.map(({ file }) => file)).toEqual([
    'course/targets/kind/target.ts',
    'course/targets/kind/creation.sh',
    'course/targets/index.ts',
  ]);
  for (const fence of [answers, script]) edit(fence?.file as string, () => fence?.body as string);
  const [importing = '', listing = ''] = line?.body.split('\n') ?? [];
  edit('course/targets/index.ts', (index) => `${importing}\n${index.replace(/^export const targets = .*$/m, listing)}`);
});

test('a setting is three lines', () => {
  const lines = [...section('Ajouter un réglage').text.matchAll(/- dans `([^`]+)` \(\[`([^`]+)`\]\([^)]*\)\) : `([^`]+)`/g)];
  expect(lines).toHaveLength(3);
  for (const [, place = '', file = '', line = ''] of lines)
    edit(file, (text) => text.replace(new RegExp(`^((?:export )?(?:const )?${place}\\b.*\\{)$`, 'm'), `$1\n  ${line}`));
  expect(readFileSync(at('course/settings.ts'), 'utf8').match(/greeting/g)).toHaveLength(2);
  edit('charts/03-services/ma-lecon/chart.ts', (chart) =>
    chart.replace('super(app);', 'super(app);\n    this.companion("mot.txt", `${app.settings.greeting}\\n`);'),
  );
});

test('all of it compiles, and is rendered', () => {
  edit('tsconfig.json', (text) => text.replace(/"include": \[[^\]]*\],?\s*"exclude": \[[^\]]*\]/, '"include": ["main.ts", "charts"]'));
  edit('course.yaml', () => 'targets: [kind]\ngreeting: Salut\n');
  const run = (command: string) => execFileSync('sh', ['-c', command], { cwd: project, encoding: 'utf8', stdio: 'pipe' });
  expect(run('npx --no-install tsc --types node')).toBe('');
  expect(run('CDK8S_OUTDIR=out npm run --silent synth')).toMatch(/^out\/ : \d+ fichiers \(écrits/);
  expect(readFileSync(at('out/kind/03-services/02-ma-lecon.yaml'), 'utf8')).toMatch(/port: 80 # le port du Service/);
  expect(readFileSync(at('out/kind/03-services/02-ma-lecon/mot.txt'), 'utf8')).toBe('Salut\n');
  expect(readFileSync(at('out/kind/01-control-plane/01-cluster/creation.sh'), 'utf8')).toContain('kind create cluster --name etapes');
  expect(existsSync(at('out/eks'))).toBe(false);
});
