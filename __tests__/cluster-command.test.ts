import { join } from 'node:path';
import { Problem } from '../system/problems';
import { readFacility } from './cluster/support/facility/facility';
import { readArguments } from './cluster/support/runner/arguments';
import { put, useFolder } from './support/folder';

const folder = useFolder();

function problemsOf(argv: readonly string[]): readonly string[] {
  try {
    readArguments(argv, ['03-services/nodeport', '05-jobs/job']);
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
  return [];
}

test('what test:cluster cannot follow is refused, all of it at once', () => {
  expect(problemsOf(['--jobs', '-1', '--target', 'azure', 'nodprt\u00a0'])).toEqual([
    "--target : « azure » n'est pas une cible ; choisissez minikube, eks, aks ou gke.",
    "--jobs : « -1 » n'est pas un nombre d'étapes à la fois ; écrivez --jobs 3.",
    "« nodprt\\u00a0 » n'est ni une étape ni une partie ; choisissez nodeport, job ou versions.",
  ]);
});

test.each([
  ['missing', undefined, "ce fichier n'existe pas ; créez-le"],
  ['cut in the middle', '{"kubectl": [', "ce fichier n'est pas du JSON entier"],
  ['empty', '', "ce fichier n'est pas du JSON entier"],
  ['JSON of something else', '{"name": "kube-etapes"}', 'ce fichier ne décrit pas un cluster (kubectl, nodes, features)'],
  ['nothing in JSON', 'null', 'ce fichier ne décrit pas un cluster (kubectl, nodes, features)'],
])('the file of KUBE_ETAPES_CLUSTER that is %s is told in words', (_, text, problem) => {
  const file = join(folder.path, 'cluster.json');
  if (text !== undefined) put(folder.path, { 'cluster.json': text });
  expect(() => readFacility(file)).toThrow(
    `KUBE_ETAPES_CLUSTER : ${file} : ${problem}. Sans cette variable, les tests démarrent un cluster à eux.`,
  );
});
