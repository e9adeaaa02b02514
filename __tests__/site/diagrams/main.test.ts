import { spawnSync } from 'node:child_process';

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
