import { ConfigMap } from '../../../constructs/configuration/config-map';
import { AppliedSecret } from '../../../constructs/configuration/secret';
import { type Env, EnvValue, envVars } from '../../../constructs/pods/env';
import { field, type Refusal, refuses } from '../../support/render';

test('variables keep their order, and say where their values come from', () => {
  let env: Env = {};
  field('', (step) => {
    const config = new ConfigMap(step, 'reglages', { data: { ville: 'Lyon' } });
    env = {
      MODE: 'essai',
      VILLE: EnvValue.configMap(config, 'ville'),
      PASSWORD: EnvValue.secret(new AppliedSecret('base', ['password']), 'password'),
      POD_NAME: EnvValue.field('metadata.name'),
    };
    return config;
  });
  expect(envVars(env)).toEqual([
    { name: 'MODE', value: 'essai' },
    { name: 'VILLE', valueFrom: { configMapKeyRef: { name: 'reglages', key: 'ville' } } },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'base', key: 'password' } } },
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  ]);
});

test.each(['metadata.namespace', "metadata.labels['app.kubernetes.io/name']", 'spec.nodeName', 'status.podIP', 'status.hostIP'] as const)(
  'a variable may hold %s',
  (path) => {
    expect(EnvValue.field(path).source).toEqual({ fieldRef: { fieldPath: path } });
  },
);

test('a variable holds no field that changes while the container runs, nor one that does not exist', () => {
  // @ts-expect-error: all the labels are for a file
  const labels = () => EnvValue.field('metadata.labels');
  // @ts-expect-error: no such field
  const typo = () => EnvValue.field('metadata.nom');
  expect([labels, typo]).toHaveLength(2); // checked by tsc
});

refuses([
  ...['', 'app:', 'a/b/c'].map(
    (key): Refusal => [
      `« ${key} » is no key of a label`,
      () => EnvValue.field(`metadata.labels['${key}']`),
      `« ${key} », dans « metadata.labels['${key}'] », n'est la clé d'aucune étiquette ni annotation : 63 caractères au plus, lettres sans accent, chiffres, « - », « _ » et « . », après un domaine et « / » s'il le faut.`,
    ],
  ),
  ...['', 'A=B', 'A B', '1A', 'MÉTÉO'].map(
    (name): Refusal => [
      `« ${name} » is no name of a variable`,
      () => envVars({ [name]: 'x' }),
      `La variable « ${name} » n'est pas acceptée : lettres sans accent, chiffres, « _ », « - » et « . », sans chiffre au début.`,
    ],
  ),
  [
    'an entry that a ConfigMap has not is refused',
    (step) => EnvValue.configMap(new ConfigMap(step, 'reglages', { data: { ville: 'Lyon' } }), 'vile'),
    "Le ConfigMap « reglages » n'a pas d'entrée « vile » ; ses entrées : ville.",
  ],
  [
    'so is any entry of an empty one',
    (step) => EnvValue.configMap(new ConfigMap(step, 'reglages', {}), 'ville'),
    "Le ConfigMap « reglages » n'a pas d'entrée « ville » ; ses entrées : aucune.",
  ],
  [
    'an entry that a Secret has not is refused',
    () => EnvValue.secret(new AppliedSecret('base', ['password']), 'pass'),
    "Le Secret « base », créé à l'application, n'a pas d'entrée « pass » ; ses entrées : password.",
  ],
]);
