import { basename, join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { images } from '../../course/images';
import { addNote } from '../../course/note';
import { build, render } from '../../course/render';
import { defaultSettings, type Settings } from '../../course/settings';
import type { Step } from '../../course/step';
import type { StepApp } from '../../course/step-app';
import { appOf } from '../../course/step-app';
import { targetIds, targets } from '../../course/targets';
import { put, useFolder } from '../support/folder';
import { manifestOf } from '../support/render';

const folder = useFolder();

/** Puts an object with some data into a step. */
const thing = (step: Step, data: object = {}, name = 'thing') =>
  new ApiObject(step, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...{ data } });

/** What a step renders, by path; problems come under `problem`. */
const renderAll = (compose: (step: Step) => unknown, settings: Partial<Settings> = {}): [string, string][] =>
  [...render([manifestOf(compose, folder.path)], { ...defaultSettings, ...settings })].map((file) =>
    'problem' in file ? ['problem', file.problem] : [file.path, file.text],
  );

const dataOf = (compose: (app: StepApp) => object, settings?: Partial<Settings>): string[] =>
  renderAll((step) => thing(step, compose(step.app)), settings).map(([, text]) => text.slice(text.indexOf('\ndata:') + 1));

describe('a step', () => {
  test('is rendered for each target of the settings, in their order', () => {
    expect(renderAll((step) => thing(step), { targets: ['gke', 'minikube'] }).map(([path]) => path)).toEqual([
      'gke/01-essai/01-essai.yaml',
      'minikube/01-essai/01-essai.yaml',
    ]);
  });

  test('is its objects in the order of their creation, with their notes', () => {
    const [[, text] = []] = renderAll(
      (step) => {
        addNote(thing(step, { a: '1' }, 'zebra'), 'data.a', 'la première');
        thing(step, { b: '2' }, 'ant');
      },
      { targets: ['eks'] },
    );
    expect(text).toBe(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: zebra\ndata:\n  a: "1" # la première\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ant\ndata:\n  b: "2"\n',
    );
  });

  test("keeps its authors' order of labels and data", () => {
    expect(dataOf(() => ({ z: '1', a: '2' }), { targets: ['eks'] })).toEqual(['data:\n  z: "1"\n  a: "2"\n']);
  });

  test('is built once for the targets that answer its questions alike', () => {
    let built = 0;
    const texts = renderAll((step) => {
      built++;
      thing(step, { wanted: String(step.app.target.nodePort(31515)) });
    }).map(([, text]) => text);
    expect(built).toBe(2);
    expect(texts[1]).toBe(texts[2]);
    expect(texts[0]).not.toBe(texts[1]);
  });

  test('is built once when it asks nothing', () => {
    let built = 0;
    expect(
      renderAll((step) => {
        built++;
        thing(step);
      }),
    ).toHaveLength(4);
    expect(built).toBe(1);
  });

  test('is built again where a setting changes an answer', () => {
    const texts = renderAll((step) => thing(step, { class: step.app.storageClass ?? '' }), {
      targets: ['aks', 'gke'],
      storageClass: { gke: 'rapide' },
    });
    expect(texts.map(([, text]) => /class: (.*)/.exec(text)?.[1])).toEqual(['""', 'rapide']);
  });

  test('of another manifest never shares its text', () => {
    const manifests = ['un', 'deux'].map((name) => ({ ...manifestOf((step) => thing(step, { name })), path: `${name}.yaml` }));
    const files = [...render(manifests, { ...defaultSettings, targets: ['aks', 'gke'] })];
    expect(files.map((file) => ('text' in file ? file.text.includes(`name: ${file.path.slice(4, -5)}\n`) : false))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('may be built without being printed', () => {
    const step = build(
      manifestOf((step) => thing(step)),
      'eks',
      defaultSettings,
    );
    expect(step.app.target.get('title')).toBe('EKS');
    expect(step.node.findAll().filter(ApiObject.isApiObject)).toHaveLength(1);
  });
});

describe('a setting', () => {
  test('of a StorageClass is the answer for its target, and for it alone', () => {
    const classOf = (app: StepApp) => ({ class: String(app.storageClass) });
    expect(dataOf(classOf, { storageClass: { minikube: 'rapide' } })).toEqual([
      'data:\n  class: rapide\n',
      `data:\n  class: ${targets.eks.storageClass}\n`,
      'data:\n  class: undefined\n',
      'data:\n  class: undefined\n',
    ]);
  });

  test('of a registry is put before every image', () => {
    const names = (app: StepApp) => ({ podinfo: app.imageName(images.podinfo), busybox: app.imageName(images.busybox) });
    expect(dataOf(names, { registry: 'miroir.example.org:5000/cours', targets: ['eks'] })).toEqual([
      `data:\n  podinfo: miroir.example.org:5000/cours/${images.podinfo.reference}\n  busybox: miroir.example.org:5000/cours/${images.busybox.reference}\n`,
    ]);
    expect(dataOf(names, { targets: ['eks'] })).toEqual([
      `data:\n  podinfo: ${images.podinfo.reference}\n  busybox: ${images.busybox.reference}\n`,
    ]);
  });

  test('of a domain ends every host name', () => {
    const host = (app: StepApp) => ({ host: app.host('web') });
    expect(dataOf(host, { domain: 'cours.example.org', targets: ['eks'] })).toEqual(['data:\n  host: web.cours.example.org\n']);
    expect(dataOf(host, { targets: ['eks'] })).toEqual(['data:\n  host: web.etapes.test\n']);
  });
});

describe('a file beside the manifest', () => {
  test('goes into the folder named after the step, for the targets that have it', () => {
    const files = renderAll(
      (step) => {
        thing(step);
        step.companion('create.sh', '#!/bin/sh\n');
        for (const file of step.app.target.get('clusterFiles')) step.companion(basename(file), 'a: 1\n');
      },
      { targets: ['minikube', 'eks'] },
    );
    expect(files.map(([path]) => path)).toEqual([
      'minikube/01-essai/01-essai.yaml',
      'minikube/01-essai/01-essai/create.sh',
      'eks/01-essai/01-essai.yaml',
      'eks/01-essai/01-essai/create.sh',
      'eks/01-essai/01-essai/eksctl.yaml',
    ]);
    expect(files[1]?.[1]).toBe('#!/bin/sh\n');
  });

  test('is made once', () => {
    expect(
      renderAll((step) => {
        step.companion('a.sh', '1');
        step.companion('a.sh', '2');
      }),
    ).toEqual([
      [
        'problem',
        'chart.ts, pour minikube, eks, aks, gke : Le fichier « a.sh » est produit deux fois par la même étape : donnez-lui un autre nom.',
      ],
    ]);
  });

  test.each(['../a.sh', '/etc/a.sh', 'a/../../b.sh', '', '.', '..'])('never leaves that folder: « %s »', (name) => {
    expect(renderAll((step) => step.companion(name, ''))).toEqual([
      [
        'problem',
        `chart.ts, pour minikube, eks, aks, gke : « ${name} » n'est pas un nom de fichier ; écrivez un nom relatif, comme eksctl.yaml ou templates/service.yaml.`,
      ],
    ]);
  });

  test("is read from the step's folder", () => {
    put(folder.path, { 'default.conf': 'listen 80;\n' });
    expect(renderAll((step) => thing(step, { conf: step.app.file('default.conf') }), { targets: ['eks'] })[0]?.[1]).toContain(
      '  conf: |\n    listen 80;\n',
    );
  });

  test('has line breaks that a shell reads, whatever its author’s system', () => {
    put(folder.path, { 'a.sh': '\ufeffset -eu\r\necho\r\n' });
    expect(renderAll((step) => thing(step, { sh: step.app.file('a.sh') }), { targets: ['eks'] })[0]?.[1]).toContain(
      '  sh: |\n    set -eu\n    echo\n',
    );
  });

  test('that is no text is named', () => {
    put(folder.path, { 'a.sh': 'a\0' });
    expect(renderAll((step) => step.app.file('a.sh'))[0]?.[1]).toContain(`${join(folder.path, 'a.sh')} : ligne 1 : un octet nul ;`);
  });

  test('that is absent is named', () => {
    const [[, problem] = []] = renderAll((step) => step.app.file('absent.conf'));
    expect(problem).toContain(`${join(folder.path, 'absent.conf')} : ce fichier n'existe pas ; créez-le.`);
  });
});

describe('a step that fails', () => {
  test.each<[string, () => never, string]>([
    [
      'throws nothing',
      () => {
        throw undefined;
      },
      "« throw undefined » à la place d'une erreur ; écrivez « throw new Error('…') »",
    ],
    [
      'calls itself for ever',
      function again(): never {
        return again();
      },
      "une fonction s'appelle elle-même sans fin",
    ],
  ])('because its code %s is told in words', (_, fail, problem) => {
    expect(renderAll(fail)).toEqual([['problem', `chart.ts, pour minikube, eks, aks, gke : ${problem}`]]);
  });

  test('is named with the targets that it fails for, once', () => {
    const problems = renderAll((step) => {
      if (step.app.target.get('ingressService') === 'LoadBalancer') throw new Error('le port 80 est pris ; prenez-en un autre.');
      thing(step);
    });
    expect(problems).toEqual([
      ['minikube/01-essai/01-essai.yaml', expect.anything()],
      ['problem', 'chart.ts, pour eks, aks, gke : le port 80 est pris ; prenez-en un autre.'],
    ]);
  });

  test('has a problem for each message', () => {
    const problems = renderAll((step) => {
      throw new Error(`non à ${step.app.target.get('title')}`);
    });
    expect(problems.map(([, problem]) => problem)).toEqual(targetIds.map((id) => `chart.ts, pour ${id} : non à ${targets[id].title}`));
  });

  test('does not keep the next one from being rendered', () => {
    const manifests = [
      manifestOf(() => {
        throw 'oups';
      }),
      manifestOf((step) => thing(step)),
    ];
    expect([...render(manifests, { ...defaultSettings, targets: ['eks'] })]).toEqual([
      { problem: 'chart.ts, pour eks : oups' },
      { path: 'eks/01-essai/01-essai.yaml', text: expect.anything() },
    ]);
  });

  test('is one whose constructs do not validate', () => {
    const [[, problem] = []] = renderAll((step) => {
      thing(step).node.addValidation({ validate: () => ['un problème.', 'un autre.'] });
    });
    expect(problem).toBe('chart.ts, pour minikube, eks, aks, gke : un problème. un autre.');
  });

  test('is one without an object', () => {
    expect(renderAll(() => undefined)).toEqual([
      ['problem', "chart.ts, pour minikube, eks, aks, gke : l'étape n'a aucun objet ; ajoutez-en au moins un."],
    ]);
  });

  test('is one whose code is at fault: the type checker shows where', () => {
    expect(renderAll((step) => (step as unknown as { nothing: { here: string } }).nothing.here)).toEqual([
      [
        'problem',
        "chart.ts, pour minikube, eks, aks, gke : le code du chart est fautif (Cannot read properties of undefined (reading 'here')) ; « npm run check » montre où.",
      ],
    ]);
  });

  test('is one with a note on a field that is not there', () => {
    const [[, problem] = []] = renderAll((step) => addNote(thing(step), 'data.b', 'ici'));
    expect(problem).toContain("La note « ici », en data.b, n'a pas sa place. ");
  });

  test('says so when a construct is in no course', () => {
    const { App } = jest.requireActual<typeof import('cdk8s')>('cdk8s');
    expect(() => appOf(new App())).toThrow("n'appartient à aucun cours : créez-le sous une étape (class … extends Step).");
  });
});
