import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { put, texts } from './support/folder';

/** A project with a course of two steps, and the real machine. */
const project = mkdtempSync(join(tmpdir(), 'project-'));
const dist = join(project, 'dist');
afterAll(() => rmSync(project, { recursive: true }));

const chart = (body: string): string => `
import { ApiObject } from 'cdk8s';
import { about } from '../../../course/about';
import type { StepApp } from '../../../course/step-app';
import { Step } from '../../../course/step';

export default class extends Step {
  static override readonly about = about({ title: 'Essayer' });
  constructor(app: StepApp) {
    super(app);
    ${body}
  }
}`;
const configMap = (name: string) =>
  `new ApiObject(this, '${name}', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '${name}' }, data: { host: app.host('web') } });`;

const index = `
import type { Course } from '../course/course';

export const course: Course = {
  folder: 'charts',
  parts: [{ id: '01-essai', title: 'Essai', steps: ['un', 'deux'] }],
  load: (part, step, module) => require(\`./\${part}/\${step}/\${module}.ts\`),
};`;

const good = {
  'charts/index.ts': index,
  'charts/01-essai/un/chart.ts': chart(configMap('un')),
  'charts/01-essai/deux/chart.ts': chart(configMap('deux')),
};

beforeAll(() => {
  for (const file of ['main.ts', 'course', 'system', 'cdk8s.yaml', 'package.json', 'tsconfig.json'])
    cpSync(file, join(project, file), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(project, 'node_modules'));
});

/** The first line of what a folder remembers. */
const head = `${readFileSync('dist/.rendu', 'utf8').split('\n')[0]}\n`;

/** As a trainer's shell would run it, whatever runs the tests. */
function run(command: string, env: Readonly<Record<string, string>> = {}) {
  const { CDK8S_OUTDIR: _, ...outer } = process.env;
  const { status, stdout, stderr } = spawnSync(command, { shell: true, cwd: project, env: { ...outer, ...env }, encoding: 'utf8' });
  return { status, stdout, stderr };
}
/** What `npm run synth` runs, without npm, which takes longer than all the rest. */
const { synth: script } = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;
const bin = `${join(process.cwd(), 'node_modules/.bin')}${delimiter}${process.env['PATH']}`;
const synth = (env?: Readonly<Record<string, string>>) => run(script as string, { PATH: bin, ...env });

/** What a folder holds, with the dates: "exactly as it was". */
const stateOf = (folder: string) => Object.entries(texts(folder)).map(([path, text]) => [path, text, statSync(join(folder, path)).mtimeMs]);

beforeEach(() => {
  for (const path of ['charts', 'course.yaml', 'dist', 'out']) rmSync(join(project, path), { recursive: true, force: true });
  put(project, good);
  put(dist, { '.rendu': `${head}eks/old.yaml\n`, 'eks/old.yaml': 'old\n' });
});

test('the course is rendered into dist/, and once rendered there is nothing to write', () => {
  expect(synth()).toEqual({ status: 0, stdout: 'dist/ : 8 fichiers (écrits : 8, supprimés : 1)\n  supprimé : eks/old.yaml\n', stderr: '' });
  expect(texts(dist)['eks/01-essai/02-deux.yaml']).toBe(
    '# Essai · étape 2 · Essayer\n# kubectl apply -f 01-essai/02-deux.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: deux\ndata:\n  host: web.etapes.test\n',
  );
  const before = stateOf(dist);
  expect(synth()).toEqual({ status: 0, stdout: 'dist/ : 8 fichiers (écrits : 0, supprimés : 0)\n', stderr: '' });
  expect(stateOf(dist)).toEqual(before);
});

test("a trainer's course.yaml is obeyed", () => {
  put(project, { 'course.yaml': 'targets: [gke]\ndomain: cours.example.org\n' });
  expect(synth()).toMatchObject({ status: 0 });
  expect(Object.keys(texts(dist))).toEqual(['gke/01-essai/01-un.yaml', 'gke/01-essai/02-deux.yaml']);
  expect(texts(dist)['gke/01-essai/01-un.yaml']).toContain('host: web.cours.example.org\n');
});

test('in dist/, what no run wrote is refused, and what a run wrote is written again, whatever became of it', () => {
  put(dist, { 'eks/01-essai/01-un.yaml': 'mine' });
  expect(synth()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(
      "  - dist/eks/01-essai/01-un.yaml : le cours n'a pas écrit ce fichier ; renommez-le pour le garder, ou supprimez-le.\n",
    ),
  });
  put(dist, { '.rendu': `${head}eks/old.yaml\neks/01-essai/01-un.yaml\n` });
  expect(synth()).toMatchObject({ status: 0 });
  expect(texts(dist)['eks/01-essai/01-un.yaml']).toContain('kind: ConfigMap');
});

test('hidden folders in charts/ are an editor’s, and no part', () => {
  put(project, { 'charts/.idea/workspace.xml': '', 'charts/01-essai/.vscode/settings.json': '' });
  expect(synth()).toMatchObject({ status: 0 });
});

test('CDK8S_OUTDIR is written in the place of dist/', () => {
  expect(synth({ CDK8S_OUTDIR: 'out' })).toMatchObject({ status: 0, stdout: 'out/ : 8 fichiers (écrits : 8, supprimés : 0)\n' });
  expect(Object.keys(texts(join(project, 'out')))).toHaveLength(8);
  expect(texts(dist)).toEqual({ 'eks/old.yaml': 'old\n' });
});

test('a folder where learners work is rendered again without losing anything of theirs', () => {
  const learners = { CDK8S_OUTDIR: 'out' };
  expect(synth(learners).status).toBe(0);
  run('git init --quiet out/minikube');
  put(join(project, 'out'), { 'minikube/.gitignore': 'notes' });
  expect(synth(learners)).toMatchObject({ status: 0, stdout: 'out/ : 8 fichiers (écrits : 0, supprimés : 0)\n' });
  expect(existsSync(join(project, 'out/minikube/.git/HEAD'))).toBe(true);
  put(join(project, 'out'), { 'minikube/reponses.md': 'mes notes' });
  const { status, stderr } = synth(learners);
  expect([status, stderr]).toEqual([
    1,
    "Rien n'a été écrit dans out/. À corriger :\n  - out/minikube/reponses.md : ce n'est pas du cours, qui n'y touche pas ; choisissez un autre dossier, ou déplacez-le.\n",
  ]);
  expect(texts(join(project, 'out'))['minikube/reponses.md']).toBe('mes notes');
});

test('`npx cdk8s synth` and `npm run synth` give the same bytes', () => {
  const fast = run('npm run synth');
  const first = texts(dist);
  const slow = run('npx cdk8s synth');
  expect([fast.status, slow.status]).toEqual([0, 0]);
  expect(Object.keys(first)).toHaveLength(8);
  expect(texts(dist)).toEqual(first);
});

test.each<[string, string]>([
  ['npm run --silent synth -- --targets eks', "  - L'option « --targets » n'existe pas ; choisissez --help."],
  ['npm run --silent synth --targets=eks', "  - L'option « --targets » n'existe pas."],
  ['npm run --silent synth minikube', '  - « minikube » est de trop.'],
])('%s is refused, and not ignored', (command, problem) => {
  const before = stateOf(dist);
  const { status, stdout, stderr } = run(command);
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: `Rien n'a été écrit dans dist/. À corriger :\n${problem}\n  - Les réglages sont dans course.yaml, et le dossier se nomme ainsi : CDK8S_OUTDIR=../mon-cours npm run synth\n`,
  });
  expect(stateOf(dist)).toEqual(before);
});

test('`npm run synth -- --help` says where the settings are, and writes nothing', () => {
  const { status, stdout } = run('npm run --silent synth -- --help');
  expect([status, stdout]).toEqual([0, expect.stringMatching(/CDK8S_OUTDIR[\s\S]*dans course\.yaml/)]);
  expect(texts(dist)).toEqual({ 'eks/old.yaml': 'old\n' });
});

describe('bad input: exit code 1, what to correct, and dist/ exactly as it was', () => {
  test.each<[string, () => void, string[]]>([
    [
      'settings',
      () => put(project, { 'course.yaml': 'targets: [eck]\nhostPath: on\n' }),
      [
        'course.yaml, ligne 1, targets : « eck » ne convient pas ; choisissez parmi minikube, eks, aks ou gke',
        `course.yaml, ligne 2 : « on » est un booléen pour certains lecteurs et un texte pour d'autres ; écrivez true ou false, ou, si c'est un texte, "on" entre guillemets`,
      ],
    ],
    [
      'a folder in the place of the settings',
      () => mkdirSync(join(project, 'course.yaml')),
      ["course.yaml : c'est un dossier, un fichier est attendu ; renommez ou supprimez ce dossier."],
    ],
    [
      'a chart that throws when it is loaded, and a part that is not in the index',
      () => put(project, { 'charts/01-essai/deux/chart.ts': "throw new Error('raté');", 'charts/02-autre/x/chart.ts': '' }),
      [
        "charts/02-autre : ce dossier n'est pas dans charts/index.ts ; ajoutez-y la partie, ou supprimez le dossier.",
        'charts/01-essai/deux/chart.ts : le fichier ne se charge pas (raté) ; « npm run check » montre où.',
      ],
    ],
    [
      'charts that throw when they are rendered',
      () =>
        put(project, {
          'charts/01-essai/un/chart.ts': chart("throw new Error('le port 80 est pris');"),
          'charts/01-essai/deux/chart.ts': chart("if (app.target.get('clusterFiles').length > 0) throw new Error('pas ici');"),
        }),
      [
        'charts/01-essai/un/chart.ts, pour minikube, eks, aks, gke : le port 80 est pris',
        "charts/01-essai/deux/chart.ts, pour minikube, aks, gke : l'étape n'a aucun objet ; ajoutez-en au moins un.",
        'charts/01-essai/deux/chart.ts, pour eks : pas ici',
      ],
    ],
  ])('%s', (_, spoil, problems) => {
    spoil();
    const before = stateOf(dist);
    const { status, stdout, stderr } = synth();
    expect(stderr).toBe(`Rien n'a été écrit dans dist/. À corriger :\n${problems.map((problem) => `  - ${problem}\n`).join('')}`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stateOf(dist)).toEqual(before);
  });

  test('settings under a name that is not read', () => {
    put(project, { 'course.yml': 'targets: [minikube]\n' });
    const before = stateOf(dist);
    const { status, stderr } = synth();
    rmSync(join(project, 'course.yml'));
    expect([status, stderr]).toEqual([
      1,
      "Rien n'a été écrit dans dist/. À corriger :\n  - course.yml : ce nom n'est pas lu ; renommez ce fichier course.yaml\n",
    ]);
    expect(stateOf(dist)).toEqual(before);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a chart that leaves a promise which fails',
      { 'charts/01-essai/un/chart.ts': chart(`${configMap('un')}\nvoid Promise.reject(new Error('raté'));`).replace('Essayer', 'Autre') },
      "un chart laisse une promesse qui échoue (raté) ; un chart n'attend rien, retirez-la.",
    ],
    [
      'two commas in a row in the index',
      { 'charts/index.ts': index.replace("['un', 'deux']", "['un', , 'deux']").replace('parts: [', 'parts: [,') },
      "charts/index.ts : la partie 1 manque ; retirez la virgule de trop, ou complétez.\n  - charts/index.ts : l'étape 2 de la partie 01-essai manque ; retirez la virgule de trop, ou complétez.",
    ],
  ])('%s', (_, files, problem) => {
    put(project, files);
    const before = stateOf(dist);
    const { status, stdout, stderr } = synth();
    const said = [...new Set(stderr.trimEnd().split('\n'))].join('\n');
    expect(said).toBe(`Rien n'a été écrit dans dist/. À corriger :\n  - ${problem}`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stateOf(dist)).toEqual(before);
  });

  test('a thousand problems are not all printed', () => {
    put(project, { 'course.yaml': Array.from({ length: 1000 }, (_, at) => `clef${at}: 1\n`).join('') });
    const { stderr } = synth();
    expect(stderr.split('\n')).toHaveLength(53);
    expect(stderr).toContain('\n  … et 950 autres\n');
  });

  test('a chart with a syntax error', () => {
    put(project, { 'charts/01-essai/deux/chart.ts': 'export default class {' });
    const before = stateOf(dist);
    const { status, stderr } = run('node --import tsx main.ts');
    expect(status).toBe(1);
    expect(stderr).toMatch(/ {2}- charts\/01-essai\/deux\/chart\.ts : le fichier ne se charge pas \([\s\S]*chart\.ts:1:22/);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(synth().status).toBe(1);
    expect(stateOf(dist)).toEqual(before);
  });

  test.each<[string, () => void, string]>([
    [
      'a link to nothing',
      () => symlinkSync('rien', join(project, 'out')),
      'out : ce lien ne mène à aucun dossier ; refaites-le, ou supprimez-le.',
    ],
    [
      'a link to itself',
      () => symlinkSync('out', join(project, 'out')),
      'out : ce lien ne mène à aucun dossier ; refaites-le, ou supprimez-le.',
    ],
    [
      'a folder whose memory is someone’s own file',
      () => put(join(project, 'out'), { '.rendu': 'mes notes\n' }),
      "out/.rendu : cette version du cours n'a pas écrit ce fichier ; renommez-le pour le garder, ou supprimez-le.",
    ],
    [
      'a folder whose memory is a folder',
      () => mkdirSync(join(project, 'out/.rendu'), { recursive: true }),
      'out/.rendu : un lien ou un dossier est à la place de ce fichier ; déplacez-le ou supprimez-le.',
    ],
  ])('an output folder that is %s', (_, make, problem) => {
    make();
    expect(synth({ CDK8S_OUTDIR: 'out' })).toEqual({
      status: 1,
      stdout: '',
      stderr: `Rien n'a été écrit dans out/. À corriger :\n  - ${problem}\n`,
    });
  });

  test('an output folder that is a file, or the project itself', () => {
    writeFileSync(join(project, 'out'), 'mine');
    expect(synth({ CDK8S_OUTDIR: 'out' })).toEqual({
      status: 1,
      stdout: '',
      stderr:
        "L'écriture de out/ s'est arrêtée. À corriger :\n  - out : le système refuse (ENOTDIR) ; un fichier est à la place d'un dossier : déplacez-le, puis relancez.\n",
    });
    const { status, stderr } = synth({ CDK8S_OUTDIR: '.' });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('« . » contient le projet') });
    expect(texts(dist)).toEqual({ 'eks/old.yaml': 'old\n' });
    expect(existsSync(join(project, 'main.ts'))).toBe(true);
  });

  test('`npx cdk8s synth` has removed dist/ before: one is told how to have it back', () => {
    put(project, { 'course.yaml': 'targets: [eck]\n' });
    const { status, stderr } = run('npx cdk8s synth');
    expect(status).not.toBe(0);
    expect(stderr).toContain('  - course.yaml, ligne 1, targets : « eck » ne convient pas');
    expect(stderr).toContain(
      "« cdk8s synth » supprime dist/ avant de commencer : s'il y était, « git restore dist » le remet. « npm run synth » n'y touche pas en cas d'erreur.\n",
    );
    expect(existsSync(dist)).toBe(false);
  });
});
