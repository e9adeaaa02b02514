import { ReplicaSet } from '../../../constructs/workloads/replica-set';
import { type Compose, field, refuses, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

test('a ReplicaSet keeps one pod, and selects it by its labels', () => {
  expect(yamlAroundPods((step) => new ReplicaSet(step, 'web', pods))).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web
spec:
  replicas: 1
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      <containers and the rest, as in a Pod>
"
`);
});

test('it keeps as many as one asks', () => {
  expect(field('spec.replicas', (step) => new ReplicaSet(step, 'web', { ...pods, replicas: 0 }))).toBe(0);
});

test('the notes of its containers are in the template of its pods', () => {
  const compose: Compose = (step) => new ReplicaSet(step, 'web', { containers: [server().note('image', 'de petits outils')] });
  expect(yaml(compose)).toContain('- name: web\n          image: busybox:1.37.0 # de petits outils\n');
});

refuses([
  [
    'a number of replicas is a count',
    (step) => new ReplicaSet(step, 'web', { ...pods, replicas: 0.5 }),
    "replicas de « web » vaut 0.5 : un entier d'au moins 0 est attendu.",
  ],
]);
