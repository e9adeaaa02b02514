import { Namespace } from '../../../constructs/namespaces/namespace';
import { field, yaml } from '../../support/render';

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
