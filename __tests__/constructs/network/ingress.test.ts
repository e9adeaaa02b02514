import { AppliedSecret } from '../../../constructs/configuration/secret';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { HeadlessService } from '../../../constructs/network/headless-service';
import { Ingress, type IngressProps, type IngressRule } from '../../../constructs/network/ingress';
import { IngressClass } from '../../../constructs/network/ingress-class';
import { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { pods, server } from '../../support/workloads';

const controller = { annotation: 'traefik' };
const web = (step: Step) => {
  const containers = [server({ ports: { http: 8080, admin: 9000 } })];
  return new ClusterIpService(step, 'web', { pods: new Deployment(step, 'web', { containers }), ports: { http: 80, admin: 90 } });
};
const ingress =
  (rule: Partial<IngressRule> = {}, props: Partial<IngressProps> = {}): Compose<Ingress> =>
  (step) =>
    new Ingress(step, 'web', { controller, rules: [{ host: step.app.host('web'), service: web(step), ...rule }], ...props });

test('an Ingress leads all of a host to the first port of a Service', () => {
  expect(yaml(ingress()).split('---\n').at(-1)).toMatchInlineSnapshot(`
"apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    kubernetes.io/ingress.class: traefik
spec:
  rules:
    - host: web.etapes.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  name: http
"
`);
});

test('the hosts are in the domain of the trainer', () => {
  expect(field('spec.rules[web.cours.exemple.fr].host', ingress(), { domain: 'cours.exemple.fr' })).toBe('web.cours.exemple.fr');
});

test('paths of one host are together, in the order of the author', () => {
  const compose: Compose<Ingress> = (step) => {
    const service = web(step);
    const rules = [
      { host: 'a.test', service, path: '/admin' },
      { host: '*.b.test', service },
      { host: 'a.test', service },
    ];
    return new Ingress(step, 'web', { controller, rules });
  };
  expect(field('spec.rules', compose)).toEqual([
    {
      host: 'a.test',
      http: {
        paths: [
          { path: '/admin', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } },
          { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } },
        ],
      },
    },
    {
      host: '*.b.test',
      http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] },
    },
  ]);
});

test('a class is named in its field, and then there is no annotation', () => {
  const compose: Compose<Ingress> = (step) =>
    ingress({}, { controller: new IngressClass(step, 'traefik', { controller: 'traefik.io/ingress-controller' }) })(step);
  expect(field('spec.ingressClassName', compose)).toBe('traefik');
  expect(field('metadata', compose)).not.toHaveProperty('annotations');
});

test('a certificate is for every host of the rules', () => {
  expect(field('spec.tls', ingress({}, { tls: new AppliedSecret('web-tls', []) }))).toEqual([
    { hosts: ['web.etapes.test'], secretName: 'web-tls' },
  ]);
});

const longHost = (length: number) =>
  `${'a'.repeat(60)}.`
    .repeat(5)
    .slice(0, length - 1)
    .concat('a');

test.each(['a', 'a.b', '2048.test', 'multi-client.a-b.test', '*.test', longHost(253)])('« %s » is a host', (host) => {
  expect(field(`spec.rules[${host}].host`, ingress({ host }))).toBe(host);
});

test('a host that several rules name is once in the certificate', () => {
  const compose: Compose<Ingress> = (step) => {
    const service = web(step);
    const rules = ['/a', '/b'].map((path) => ({ host: 'web.test', service, path }));
    return new Ingress(step, 'web', { controller, rules, tls: new AppliedSecret('web-tls', []) });
  };
  expect(field('spec.tls[web-tls].hosts', compose)).toEqual(['web.test']);
});

const noHost = (host: string): Refusal => [
  `« ${host} » is no host`,
  ingress({ host }),
  `L'hôte « ${host} » de l'Ingress « web » n'est pas un nom DNS : minuscules, chiffres, tirets et points, sans port, comme web.etapes.test.`,
];
const noPath = (path: string): Refusal => [
  `« ${path} » is no path`,
  ingress({ path }),
  `Le chemin « ${path} » de l'Ingress « web » doit commencer par « / » et n'avoir jamais deux « / » de suite.`,
];

refuses([
  [
    'an Ingress without a rule is refused',
    ingress({}, { rules: [] }),
    "L'Ingress « web » n'a aucune règle : donnez-lui au moins un hôte et un Service.",
  ],
  [
    'a Service without a port is refused',
    (step) => ingress({ service: new HeadlessService(step, 'nu', { pods: new Deployment(step, 'nu', pods), ports: {} }) })(step),
    "L'Ingress « web » mène au Service « nu », qui n'a aucun port : donnez-lui-en un.",
  ],
  noHost(''),
  noHost('Web.test'),
  noHost('web.test:80'),
  noHost('web_1.test'),
  noHost('https://web.test'),
  noHost('web..test'),
  noHost('-web.test'),
  noHost('web.test-'),
  noHost('web-.test'),
  noHost('*web.test'),
  noHost('web.*'),
  noHost(longHost(254)),
  noPath('admin'),
  noPath('/a//b'),
]);
