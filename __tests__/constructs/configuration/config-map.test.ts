import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ConfigMap } from '../../../constructs/configuration/config-map';
import { defaultSettings } from '../../../course/settings';
import { StepApp } from '../../../course/step-app';
import { Target } from '../../../course/target';
import { targets } from '../../../course/targets';
import { field, type Refusal, refuses, yaml } from '../../support/render';

const folder = mkdtempSync(join(tmpdir(), 'config-map-'));
writeFileSync(join(folder, 'site.conf'), 'listen 3000;\nroot /site;\n');
afterAll(() => rmSync(folder, { recursive: true }));

test('entries keep their order, and texts of several lines are blocks', () => {
  expect(yaml((step) => new ConfigMap(step, 'site', { data: { ville: 'Lyon', accueil: 'un\ndeux\n' } }))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: ConfigMap
metadata:
  name: site
data:
  ville: Lyon
  accueil: |
    un
    deux
"
`);
});

test('a file of the folder of the step is an entry of its name', () => {
  expect(field('data', (step) => new ConfigMap(step, 'site', { data: { a: 'b' }, files: ['site.conf'] }), { folder })).toEqual({
    a: 'b',
    'site.conf': 'listen 3000;\nroot /site;\n',
  });
});

test('it can be frozen', () => {
  expect(field('immutable', (step) => new ConfigMap(step, 'site', { immutable: true }))).toBe(true);
});

test('it holds a mebibyte', () => {
  expect(() => yaml((step) => new ConfigMap(step, 'site', { data: { a: 'x'.repeat(2 ** 20) } }))).not.toThrow();
});

refuses([
  ...['a/b', 'été', '', '.', '..', '..data', 'x'.repeat(254)].map(
    (key): Refusal => [
      `« ${key.slice(0, 9)} » is no name of an entry`,
      (step) => new ConfigMap(step, 'site', { data: { [key]: '' } }),
      `L'entrée « ${key} » de ConfigMap « site » n'est pas acceptée : lettres, chiffres, « - », « _ » et « . » seulement.`,
    ],
  ),
  [
    'an entry that is not there cannot be referred to',
    (step) => new ConfigMap(step, 'site', { data: { ville: 'Lyon' } }).checkKey('vile'),
    "Le ConfigMap « site » n'a pas d'entrée « vile » ; ses entrées : ville.",
  ],
  [
    'more than a mebibyte is refused',
    (step) => new ConfigMap(step, 'site', { data: { a: 'é'.repeat(2 ** 19), b: 'x' } }),
    'ConfigMap « site » pèse 1048577 octets : 1048576 au plus. Servez ce contenu depuis une image ou un volume.',
  ],
  [
    'an entry and a file of one name are refused',
    (step) => new ConfigMap(step, 'site', { data: { 'render.ts': '' }, files: ['render.ts'] }),
    'Le ConfigMap « site » a deux entrées « render.ts » : gardez-en une.',
  ],
  [
    'a file given twice is refused',
    (step) => new ConfigMap(step, 'site', { files: ['render.ts', 'render.ts'] }),
    'Le ConfigMap « site » a deux entrées « render.ts » : gardez-en une.',
  ],
]);

test('a chart that is no step takes the files of its App', () => {
  const app = new StepApp(new Target(targets.minikube), defaultSettings, folder);
  const site = new ConfigMap(new Chart(app, 'class'), 'site', { files: ['site.conf'] });
  expect(site.object.toJson()).toHaveProperty(['data', 'site.conf'], 'listen 3000;\nroot /site;\n');
});

test('a chart of another App, which knows no target, is refused', () => {
  expect(() => new ConfigMap(new Chart(new App(), 'class'), 'site', { files: ['site.conf'] })).toThrow(
    "n'appartient à aucun cours : créez-le sous une étape",
  );
});

test('a file that is not there is refused, with the place where it was looked for', () => {
  expect(() => yaml((step) => new ConfigMap(step, 'site', { files: ['absent.conf'] }), { folder })).toThrow(
    `${join(folder, 'absent.conf')} : ce fichier n'existe pas ; créez-le.`,
  );
});
