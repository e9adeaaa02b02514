import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { put, useFolder } from '../../support/folder';

const diagram = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'site/diagrams/main.ts', ...args], { encoding: 'utf8' });

test('a step is written as SVG, or as sentences', () => {
  expect(diagram('03-services/nodeport').stdout).toMatch(/^<svg .*<\/svg>\n$/);
  expect(diagram('requete', '--text').stdout).toMatch(/^- Étape 1 : kubectl .*envoie/);
});

test('what cannot be followed is said in French, on the error output', () => {
  const { status, stdout, stderr } = diagram('nodeport', '--target', 'azure');
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: "« azure » n'est pas une cible : minikube, eks, aks ou gke.\n",
  });
  expect(diagram('--colour').stderr).toBe("L'option « --colour » n'existe pas ; choisissez --text, --start, --target ou --help.\n");
});

describe('a dist/ that is not as the course wrote it', () => {
  const folder = useFolder();
  const nodeport = 'dist/minikube/03-services/02-nodeport.yaml';
  const draw = () =>
    spawnSync(process.execPath, ['--import', tsx, join(process.cwd(), 'site/diagrams/main.ts'), 'nodeport', '--text'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
  const tsx = require.resolve('tsx');

  beforeEach(() => symlinkSync(join(process.cwd(), 'charts'), join(folder.path, 'charts')));

  test.each([
    ['cut in the middle', 'apiVersion: v1\nkind: "Serv'],
    ['no object', 'un mot\n'],
    ['an object without a name', 'kind: Pod\n'],
    ['empty', ''],
    ['binary', '\0\0'],
  ])('a manifest that is damaged is named, with what to do: %s', (_, text) => {
    put(folder.path, { [nodeport]: text });
    const { status, stdout, stderr } = draw();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^dist\/minikube\/03-services\/02-nodeport\.yaml : illisible \(.+\) ; « npm run synth » écrit de nouveau ce manifeste du cours\.\n$/,
    );
  });
});
