import { AppliedSecret, OpaqueSecret } from '../../../constructs/configuration/secret';
import { refuses, yaml } from '../../support/render';

test('sample values are written in clear', () => {
  expect(yaml((step) => new OpaqueSecret(step, 'base', { stringData: { password: 'exemple', pin: '0123' } }))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Secret
metadata:
  name: base
type: Opaque
stringData:
  password: exemple
  pin: "0123"
"
`);
});

test('entries that exist may be referred to', () => {
  yaml((step) => {
    new OpaqueSecret(step, 'base', { stringData: { password: 'exemple' } }).checkKey('password');
    new AppliedSecret('tls', ['tls.crt', 'tls.key']).checkKey('tls.key');
  });
});

refuses([
  [
    'an entry that a Secret has not is refused',
    (step) => new OpaqueSecret(step, 'base', { stringData: { user: 'a', password: 'b' } }).checkKey('pass'),
    "Le Secret « base » n'a pas d'entrée « pass » ; ses entrées : user, password.",
  ],
  [
    'so is one that was not declared of a Secret made later',
    () => new AppliedSecret('tls', ['tls.crt', 'tls.key']).checkKey('ca.crt'),
    "Le Secret « tls », créé à l'application, n'a pas d'entrée « ca.crt » ; ses entrées : tls.crt, tls.key.",
  ],
  [
    'a Secret made later has a name that Kubernetes accepts',
    () => new AppliedSecret('TLS', []),
    "Le nom « TLS » (Secret) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'an entry of a wrong name is refused',
    (step) => new OpaqueSecret(step, 'base', { stringData: { 'mot de passe': 'x' } }),
    "L'entrée « mot de passe » de Secret « base » n'est pas acceptée : lettres, chiffres, « - », « _ » et « . » seulement.",
  ],
]);
