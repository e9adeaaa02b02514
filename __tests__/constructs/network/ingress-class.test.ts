import { IngressClass } from '../../../constructs/network/ingress-class';
import { type Refusal, refuses, yaml } from '../../support/render';

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

const noController = (controller: string): Refusal => [
  `« ${controller} » is no controller: it is a domain and a name`,
  (step) => new IngressClass(step, 'traefik', { controller }),
  `Le contrôleur « ${controller} » de l'IngressClass « traefik » doit être un domaine et un nom, comme traefik.io/ingress-controller.`,
];

refuses(
  ['traefik', 'traefik.io/', 'Traefik.io/ingress-controller', '-traefik/ingress', 'traefik.io/ingress\ncontroller'].map(noController),
);
