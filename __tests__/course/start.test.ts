import { ConfigMap } from '../../constructs/configuration/config-map';
import { about } from '../../course/about';
import { build, render } from '../../course/render';
import { defaultSettings } from '../../course/settings';
import { startOf } from '../../course/start';
import { Step, type StepClass } from '../../course/step';
import type { StepApp } from '../../course/step-app';
import { manifestOf } from '../support/render';

class Solution extends Step {
  static override readonly about = about({ title: 'Choisir une couleur', scope: 'cluster', needs: ['storage'], leaves: ['pod/web-'] });
  readonly color: ConfigMap;

  constructor(app: StepApp) {
    super(app);
    this.color = new ConfigMap(this, 'color', { data: { color: 'bleu' } }).note('data.color', 'la couleur');
    this.companion('palette.txt', 'bleu, vert');
  }
}

const files = (Class: StepClass) => [...render([{ ...manifestOf(() => {}), Class }], { ...defaultSettings, targets: ['minikube'] })];

test('a start state is its solution, notes and all, with the faults', () => {
  const start = startOf(Solution, { faults: ({ color }) => color.patch('data.color', 'blue') });
  expect(files(start)).toEqual([
    {
      path: 'minikube/01-essai/01-essai.yaml',
      text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: color\ndata:\n  color: blue # la couleur\n',
    },
  ]);
});

test('its solution stays sound', () => {
  startOf(Solution, { faults: ({ color }) => color.remove() });
  expect(files(Solution).map((file) => ('path' in file ? file.path : file))).toEqual([
    'minikube/01-essai/01-essai.yaml',
    'minikube/01-essai/01-essai/palette.txt',
  ]);
});

test('it says of itself what its solution says, unless it says otherwise', () => {
  const faults = () => {};
  expect(startOf(Solution, { faults }).about).toEqual(Solution.about);
  const own = { title: 'Réparer une couleur', scope: 'namespace', needs: [] } as const;
  expect(startOf(Solution, { ...own, faults }).about).toEqual({ ...Solution.about, ...own });
});

test('it is a step like any other', () => {
  const Class = startOf(Solution, { faults: () => {} });
  expect(build({ ...manifestOf(() => {}), Class }, 'minikube', defaultSettings)).toBeInstanceOf(Step);
});
