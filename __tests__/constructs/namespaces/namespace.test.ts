import { Namespace } from '../../../constructs/namespaces/namespace';
import { field, refuses, yaml } from '../../support/render';

test('a Namespace is a name', () => {
  expect(field('metadata', (step) => new Namespace(step, 'equipe-a'))).toEqual({ name: 'equipe-a' });
});

test('Pod Security levels are labels of a Namespace', () => {
  expect(
    yaml((step) => new Namespace(step, 'equipe-a', { podSecurity: { enforce: 'restricted', warn: 'baseline', audit: 'privileged' } })),
  ).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Namespace
metadata:
  name: equipe-a
  labels:
    pod-security.kubernetes.io/audit: privileged
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/warn: baseline
"
`);
});

test('it has labels of its own besides', () => {
  const labels = { class: 'november' };
  expect(field('metadata.labels', (step) => new Namespace(step, 'equipe-a', { labels, podSecurity: { enforce: 'restricted' } }))).toEqual({
    class: 'november',
    'pod-security.kubernetes.io/enforce': 'restricted',
  });
});

refuses([
  [
    'a Pod Security level among the labels, where nothing would check it, is refused',
    (step) => new Namespace(step, 'equipe-a', { labels: { 'pod-security.kubernetes.io/enforce': 'restreint' } }),
    "Le Namespace « equipe-a » a l'étiquette « pod-security.kubernetes.io/enforce » : écrivez « podSecurity: { enforce: … } » à la place.",
  ],
  [
    'a label that Kubernetes refuses is refused',
    (step) => new Namespace(step, 'equipe-a', { labels: { class: 'été' } }),
    "L'étiquette « class: été » de « equipe-a » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.",
  ],
]);
