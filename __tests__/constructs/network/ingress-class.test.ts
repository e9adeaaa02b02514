import { IngressClass } from '../../../constructs/network/ingress-class';
import { refuses, yaml } from '../../support/render';

test('an IngressClass names a controller', () => {
  expect(yaml((step) => new IngressClass(step, 'traefik', { controller: 'traefik.io/ingress-controller' }))).toMatchInlineSnapshot(`
"apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: traefik
spec:
  controller: traefik.io/ingress-controller
"
`);
});

refuses([
  [
    'a controller is a domain and a name',
    (step) => new IngressClass(step, 'traefik', { controller: 'traefik' }),
    "Le contrôleur « traefik » de l'IngressClass « traefik » doit être un domaine et un nom, comme traefik.io/ingress-controller.",
  ],
]);
