import { LimitRange, Namespace, ResourceQuota } from '../../constructs/namespace';
import { field, type Refusal, refuses, yaml } from '../support/render';

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

test('a quota is a map of quantities', () => {
  expect(
    yaml((step) => new ResourceQuota(step, 'equipe-a', { pods: '10', 'requests.cpu': '2', 'limits.memory': '4Gi' })),
  ).toMatchInlineSnapshot(`
"apiVersion: v1
kind: ResourceQuota
metadata:
  name: equipe-a
spec:
  hard:
    pods: "10"
    requests.cpu: "2"
    limits.memory: 4Gi
"
`);
});

test.each([
  'cpu',
  'services.nodeports',
  'count/deployments.apps',
  'gold.storageclass.storage.k8s.io/requests.storage',
  'requests.nvidia.com/gpu',
])('a quota may count %s', (resource) => {
  expect(field('spec.hard', (step) => new ResourceQuota(step, 'equipe-a', { [resource]: '1' }))).toEqual({ [resource]: '1' });
});

test('a LimitRange gives containers what they do not ask for', () => {
  expect(
    yaml(
      (step) => new LimitRange(step, 'equipe-a', { defaultRequest: { cpu: '50m' }, default: { memory: '64Mi' }, max: { memory: '1Gi' } }),
    ),
  ).toMatchInlineSnapshot(`
"apiVersion: v1
kind: LimitRange
metadata:
  name: equipe-a
spec:
  limits:
    - type: Container
      default:
        memory: 64Mi
      defaultRequest:
        cpu: 50m
      max:
        memory: 1Gi
"
`);
});

const beyond = (sentence: string, props: Partial<ConstructorParameters<typeof LimitRange>[2]>, message: string): Refusal => [
  sentence,
  (step) => new LimitRange(step, 'equipe-a', { defaultRequest: {}, default: {}, ...props }),
  `Le LimitRange « equipe-a » : ${message} ; baissez l'un ou relevez l'autre.`,
];

refuses([
  beyond(
    'a default request above the default limit is refused',
    { defaultRequest: { cpu: '2' }, default: { cpu: '1500m' } },
    'cpu vaut 2 (defaultRequest), plus que 1500m (default)',
  ),
  beyond('so is one above the most', { defaultRequest: { cpu: '2' }, max: { cpu: '1' } }, 'cpu vaut 2 (defaultRequest), plus que 1 (max)'),
  beyond(
    'so is a default limit',
    { default: { memory: '1Gi' }, max: { memory: '1023Mi' } },
    'memory vaut 1Gi (default), plus que 1023Mi (max)',
  ),
  [
    'a quota of what Kubernetes does not count is refused',
    (step) => new ResourceQuota(step, 'equipe-a', { cpus: '1' }),
    'Le ResourceQuota « equipe-a » limite « cpus », que Kubernetes ne compte pas : écrivez pods, services, requests.cpu, limits.memory, requests.storage, count/deployments.apps…',
  ],
  [
    'a quota that is no quantity is refused',
    (step) => new ResourceQuota(step, 'equipe-a', { pods: 'dix' }),
    "« dix » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.",
  ],
]);
