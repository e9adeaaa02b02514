import { Deployment, type DeploymentProps } from '../../../constructs/workloads/deployment';
import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import { type Compose, field, refuses, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

const deployment =
  (props: Partial<DeploymentProps> = {}): Compose<Deployment> =>
  (step) =>
    new Deployment(step, 'web', { ...pods, ...props });

test('a Deployment keeps one pod, and selects it by its labels', () => {
  expect(yamlAroundPods(deployment())).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: Deployment
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

test('it keeps as many pods as one asks, or none', () => {
  expect(field('spec.replicas', deployment({ replicas: 3 }))).toBe(3);
  expect(field('spec.replicas', deployment({ replicas: 0 }))).toBe(0);
});

test('`null` leaves the number to an autoscaler', () => {
  expect(field('spec', deployment({ replicas: null }))).not.toHaveProperty('replicas');
});

test('a strategy is the one that is given', () => {
  expect(field('spec.strategy', deployment({ strategy: DeploymentStrategy.recreate }))).toEqual({ type: 'Recreate' });
});

test('patience and history are those that are given', () => {
  const props = { revisionHistoryLimit: 0, minReadySeconds: 5, progressDeadlineSeconds: 60 };
  expect(field('spec', deployment(props))).toMatchObject(props);
});

test('labels and annotations of the pods and of the Deployment are two things', () => {
  const props = { labels: { app: 'a' }, annotations: { x: 'y' }, deploymentLabels: { app: 'b' }, deploymentAnnotations: { z: 't' } };
  expect(field('', deployment(props))).toMatchObject({
    metadata: { name: 'web', labels: { app: 'b' }, annotations: { z: 't' } },
    spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' }, annotations: { x: 'y' } } } },
  });
});

test('the notes of its containers are in its template', () => {
  expect(yaml(deployment({ containers: [server().note('ports[http].containerPort', 'où il écoute')] }))).toContain(
    '- name: http\n              containerPort: 8080 # où il écoute\n',
  );
});

test('its pods cannot be asked to end', () => {
  // @ts-expect-error: Kubernetes accepts Always only
  expect(deployment({ restartPolicy: 'Never' })).toBeDefined();
});

refuses([
  ['a number of replicas is a count', deployment({ replicas: -1 }), "replicas de « web » vaut -1 : un entier d'au moins 0 est attendu."],
  [
    'a history is a count',
    deployment({ revisionHistoryLimit: 1.5 }),
    "revisionHistoryLimit de « web » vaut 1.5 : un entier d'au moins 0 est attendu.",
  ],
  ['a wait is a count', deployment({ minReadySeconds: -1 }), "minReadySeconds de « web » vaut -1 : un entier d'au moins 0 est attendu."],
  [
    'progress needs more time than readiness',
    deployment({ minReadySeconds: 10, progressDeadlineSeconds: 10 }),
    "progressDeadlineSeconds de « web » (plus que minReadySeconds) vaut 10 : un entier d'au moins 11 est attendu.",
  ],
  [
    'so does the default progress',
    deployment({ minReadySeconds: 600 }),
    "progressDeadlineSeconds de « web » (plus que minReadySeconds) vaut 600 : un entier d'au moins 601 est attendu.",
  ],
  [
    'a name that is too long is refused',
    (step) => new Deployment(step, 'a'.repeat(64), pods),
    `Le nom « ${'a'.repeat(64)} » (Deployment) a 64 caractères : 63 au plus, raccourcissez-le.`,
  ],
]);
