import { ResourceQuota } from '../../../constructs/namespaces/resource-quota';
import { field, refuses, yaml } from '../../support/render';

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

refuses([
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
