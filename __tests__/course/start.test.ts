import { ConfigMap } from '../../constructs/configuration/config-map';
import { build, render } from '../../course/render';
import { defaultSettings } from '../../course/settings';
import { startOf } from '../../course/start';
import { type Need, type Scope, Step, type StepClass } from '../../course/step';
import type { StepApp } from '../../course/step-app';
import { manifestOf } from '../support/render';

class Solution extends Step {
  static override readonly title = 'Choisir une couleur';
  static override readonly scope: Scope = 'cluster';
  static override readonly needs: readonly Need[] = ['storage'];
  static override readonly since = '1.30';
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
  const said = ({ title, scope, needs, since }: StepClass) => ({ title, scope, needs, since });
  expect(said(startOf(Solution, { faults }))).toEqual(said(Solution));
  const own = { title: 'Réparer une couleur', scope: 'namespace', needs: [], since: '1.27' } as const;
  expect(said(startOf(Solution, { ...own, faults }))).toEqual(own);
});

test('it is a step like any other', () => {
  const Class = startOf(Solution, { faults: () => {} });
  expect(build({ ...manifestOf(() => {}), Class }, 'minikube', defaultSettings)).toBeInstanceOf(Step);
});
