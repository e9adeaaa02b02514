import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type About, about } from '../../course/about';
import type { Course, Part } from '../../course/course';
import { Step } from '../../course/step';
import { manifestsOf, stepsOf } from '../../course/steps';
import { Problem } from '../../system/problems';
import { put, useFolder } from '../support/folder';

const folder = useFolder();

class Web extends Step {
  static override readonly about = about({ title: 'Servir une page' });
}

const services: Part = { id: '03-services', title: 'Les Services', steps: ['clusterip', 'nodeport'] };

/** A course of the fixture's folder, where each module exports a step but for those given. */
function courseOf(parts: readonly Part[], modules: Readonly<Record<string, () => unknown>> = {}): Course {
  return {
    folder: folder.path,
    parts,
    load: (part, step, module) => (modules[`${part}/${step}/${module}`] ?? (() => ({ default: Web })))(),
  };
}

function problemsOf(parts: readonly Part[], modules?: Readonly<Record<string, () => unknown>>): readonly string[] {
  try {
    stepsOf(courseOf(parts, modules));
  } catch (error) {
    if (error instanceof Problem) return error.problems.map((problem) => problem.replaceAll(folder.path, 'charts'));
    throw error;
  }
  return [];
}

beforeEach(() => put(folder.path, { 'index.ts': '', '03-services/clusterip/chart.ts': '', '03-services/nodeport/chart.ts': '' }));

describe('a course that is right', () => {
  test('is its steps, numbered in teaching order', () => {
    expect(stepsOf(courseOf([services]))).toMatchObject([
      {
        id: '03-services/clusterip',
        number: '3.1',
        solution: {
          path: '03-services/01-clusterip.yaml',
          header: ['Les Services · étape 1 · Servir une page', 'kubectl apply -f 03-services/01-clusterip.yaml'],
        },
        start: null,
      },
      {
        id: '03-services/nodeport',
        name: 'nodeport',
        number: '3.2',
        part: services,
        folder: join(folder.path, '03-services/nodeport'),
        about: Web.about,
        solution: {
          source: join(folder.path, '03-services/nodeport/chart.ts'),
          path: '03-services/02-nodeport.yaml',
          Class: Web,
        },
      },
    ]);
  });

  test('has the state that a step starts from, when the step has one', () => {
    put(folder.path, { '03-services/nodeport/start.ts': '' });
    class Broken extends Web {}
    const steps = stepsOf(courseOf([services], { '03-services/nodeport/start': () => ({ default: Broken }) }));
    expect(steps.flatMap(manifestsOf).map(({ path }) => path)).toEqual([
      '03-services/01-clusterip.yaml',
      '03-services/02-nodeport.yaml',
      '03-services/02-nodeport.start.yaml',
    ]);
    expect(steps[1]?.start).toMatchObject({
      source: join(folder.path, '03-services/nodeport/start.ts'),
      header: ['Les Services · étape 2 · Servir une page (état de départ)', 'kubectl apply -f 03-services/02-nodeport.start.yaml'],
      Class: Broken,
    });
  });

  test('warns above the objects of the whole cluster', () => {
    class ForAll extends Web {
      static override readonly about = about({ ...Web.about, scope: 'cluster' });
    }
    const [step] = stepsOf(courseOf([services], { '03-services/clusterip/chart': () => ({ default: ForAll }) }));
    expect(step?.solution.header[1]).toBe('Objets du cluster entier : pour le formateur, ou sur un cluster à vous.');
  });

  test('may have files beside its folders', () => {
    put(folder.path, { '03-services/README.md': '', 'exceptions.ts': '', '03-services/nodeport/default.conf': '' });
    expect(problemsOf([services])).toEqual([]);
  });
});

describe('a course that is refused', () => {
  const wrongExport = "l'export par défaut doit être l'étape (export default class … extends Step).";

  test.each<[string, readonly Part[], string]>([
    [
      'a step of the index without a folder',
      [{ ...services, steps: ['clusterip', 'nodeport', 'dns'] }],
      "charts/index.ts : l'étape « dns » de la partie 03-services n'a pas de chart ; créez charts/03-services/dns/chart.ts ou retirez-la.",
    ],
    [
      'a step that is listed twice',
      [{ ...services, steps: ['clusterip', 'nodeport', 'clusterip'] }],
      "charts/index.ts : l'étape « clusterip » est citée deux fois ; gardez-la une seule fois.",
    ],
    [
      'a step whose name is no folder of the course',
      [{ ...services, steps: ['clusterip', 'nodeport', 'Ma leçon'] }],
      "charts/index.ts : « Ma leçon » n'est pas un nom d'étape ; écrivez des minuscules, des chiffres et des tirets, comme ma-lecon.",
    ],
    [
      'a part that is listed twice',
      [services, { ...services, steps: [] }],
      'charts/index.ts : la partie « 03-services » est citée deux fois ; gardez-la une seule fois.',
    ],
    [
      "a step's folder that is not in the index",
      [{ ...services, steps: ['clusterip'] }],
      "charts/03-services/nodeport : cette étape n'est pas dans charts/index.ts ; ajoutez-la à la partie 03-services, ou supprimez le dossier.",
    ],
    [
      "a part's folder that is not in the index",
      [],
      "charts/03-services : ce dossier n'est pas dans charts/index.ts ; ajoutez-y la partie, ou supprimez le dossier.",
    ],
    [
      'a part whose name has no number',
      [services, { id: 'services', title: 'Services', steps: [] }],
      "charts/index.ts : « services » n'est pas un nom de partie ; écrivez deux chiffres et un mot, comme 03-services.",
    ],
  ])('%s', (_, parts, problem) => {
    expect(problemsOf(parts)).toEqual([problem]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a chart that does not load',
      () => {
        throw new SyntaxError("Unexpected token '}'");
      },
      "le fichier ne se charge pas (Unexpected token '}') ; « npm run check » montre où.",
    ],
    [
      'a chart that throws something that is no error',
      () => {
        throw 'oups';
      },
      'le fichier ne se charge pas (oups) ; « npm run check » montre où.',
    ],
    ['a chart without a default export', () => ({}), wrongExport],
    ['a chart that exports nothing', () => undefined, wrongExport],
    ['a chart that exports an object', () => ({ default: { title: 'a' } }), wrongExport],
    ['a chart that exports a function', () => ({ default: () => undefined }), wrongExport],
    ['a chart that exports another class', () => ({ default: class {} }), wrongExport],
    [
      'a step that says nothing of itself',
      () => ({ default: class extends Step {} }),
      "l'étape ne dit rien d'elle-même ; écrivez « static override readonly about = about({ title: '…' }) ».",
    ],
  ])('%s', (_, load, problem) => {
    expect(problemsOf([services], { '03-services/nodeport/chart': load })).toEqual([`charts/03-services/nodeport/chart.ts : ${problem}`]);
  });

  test('every wrong thing that a step says of itself is told, with its file', () => {
    class Wrong extends Step {
      static override readonly about = { ...about({ title: '' }), scope: 'clutser' } as unknown as About;
    }
    const problems = problemsOf([services], { '03-services/nodeport/chart': () => ({ default: Wrong }) });
    expect(problems.map((problem) => problem.split(' ne convient')[0])).toEqual([
      'charts/03-services/nodeport/chart.ts : about.title : ""',
      'charts/03-services/nodeport/chart.ts : about.scope : "clutser"',
    ]);
  });

  test('a start state that does not load is named', () => {
    put(folder.path, { '03-services/nodeport/start.ts': '' });
    expect(problemsOf([services], { '03-services/nodeport/start': () => ({}) })).toEqual([
      `charts/03-services/nodeport/start.ts : ${wrongExport}`,
    ]);
  });

  test('a start state without the chart that repairs it', () => {
    mkdirSync(join(folder.path, '03-services/dns'));
    writeFileSync(join(folder.path, '03-services/dns/start.ts'), '');
    expect(problemsOf([{ ...services, steps: ['clusterip', 'nodeport', 'dns'] }])).toHaveLength(1);
  });

  test('everything that is wrong is said at once', () => {
    put(folder.path, { '04-jobs/job/chart.ts': '', '03-services/cni/chart.ts': '' });
    const parts = [{ ...services, steps: ['clusterip', 'clusterip', 'nodeport', 'dns'] }];
    const problems = problemsOf(parts, { '03-services/nodeport/chart': () => ({}) });
    expect(problems.map((problem) => problem.split(' : ')[0])).toEqual([
      'charts/index.ts',
      'charts/index.ts',
      'charts/03-services/cni',
      'charts/04-jobs',
      'charts/03-services/nodeport/chart.ts',
    ]);
  });
});
