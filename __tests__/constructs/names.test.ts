import { checkLabelKey, checkLabels, checkName } from '../../constructs/names';

const label = (length: number) => 'a'.repeat(length);

test.each([
  ['Pod', 'web'],
  ['Pod', 'a'],
  ['Pod', '2048'],
  ['Service', 'web-2048'],
  ['Pod', 'multi-client-2'],
  ['Deployment', label(63)],
  ['CronJob', label(52)],
  ['StatefulSet', label(52)],
  ['Service', label(63)],
])('a %s may be called %s', (kind, name) => {
  expect(checkName(kind, name)).toBe(name);
});

test.each(['', 'Web', 'web_1', 'web.1', '-web', 'web-', 'wéb', 'a b', 'web\n', ' web'])('no object is called %j', (name) => {
  expect(() => checkName('Pod', name)).toThrow(
    new Error(
      `Le nom « ${name} » (Pod) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.`,
    ),
  );
});

test('a Service starts with a letter, since it is a DNS name', () => {
  expect(() => checkName('Service', '2048')).toThrow(
    new Error('Le nom « 2048 » (Service) commence par un chiffre : un Service est un nom DNS, commencez par une lettre.'),
  );
});

test.each([
  ['Deployment', 64, 63],
  ['Service', 64, 63],
  ['CronJob', 53, 52],
  ['StatefulSet', 53, 52],
])('a %s of %d characters is too long', (kind, length, most) => {
  expect(() => checkName(kind, label(length))).toThrow(
    new Error(`Le nom « ${label(length)} » (${kind}) a ${length} caractères : ${most} au plus, raccourcissez-le.`),
  );
});

test.each([{ app: 'web' }, { 'app.kubernetes.io/name': 'Web_1.0' }, { tier: '' }, { [label(63)]: label(63) }])(
  'labels may be %j',
  (labels) => {
    expect(() => checkLabels('web', labels)).not.toThrow();
  },
);

test.each([
  ['app', 'deux mots'],
  ['app', '-web'],
  ['app', 'été'],
  ['app', label(64)],
  ['', 'web'],
  ['deux mots', 'web'],
  ['Example.com/app', 'web'],
  ['a/b/c', 'web'],
  [label(64), 'web'],
])('no label is %s: %s', (key, value) => {
  expect(() => checkLabels('web', { [key]: value })).toThrow(
    new Error(
      `L'étiquette « ${key}: ${value} » de « web » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.`,
    ),
  );
});

test.each(['app', 'a', 'Tier_1.b-c', 'app.kubernetes.io/name', 'a/b', `etapes.test/${label(63)}`])(
  '%s is the key of an annotation',
  (key) => {
    expect(() => checkLabelKey('web', key)).not.toThrow();
  },
);

test.each([
  '',
  'deux mots',
  '-app',
  'app-',
  'été',
  'a/b/c',
  '/app',
  'etapes.test/',
  'Etapes.test/app',
  '-etapes/app',
  'etapes-/app',
  label(64),
])('« %s » is the key of none', (key) => {
  expect(() => checkLabelKey('web', key)).toThrow(
    new Error(
      `« ${key} », dans « web », n'est la clé d'aucune étiquette ni annotation : 63 caractères au plus, lettres sans accent, chiffres, « - », « _ » et « . », après un domaine et « / » s'il le faut.`,
    ),
  );
});
