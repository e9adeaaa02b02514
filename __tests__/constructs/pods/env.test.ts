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

test.each(['metadata.namespace', "metadata.labels['app.kubernetes.io/name']", 'spec.nodeName', 'status.podIP', 'status.hostIP'])(
  'a variable may hold %s',
  (path) => {
    expect(EnvValue.field(path).source).toEqual({ fieldRef: { fieldPath: path } });
  },
);

refuses([
  ...['metadata.labels', 'spec.hostname', 'status.phase', 'name'].map(
    (path): Refusal => [
      `no variable holds ${path}`,
      () => EnvValue.field(path),
      `Le champ « ${path} » d'un pod ne peut pas devenir une variable : écrivez metadata.name, metadata.namespace, metadata.uid, metadata.labels['…'], metadata.annotations['…'], spec.nodeName, spec.serviceAccountName, status.podIP ou status.hostIP.`,
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
