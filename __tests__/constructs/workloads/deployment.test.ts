import { Deployment, type DeploymentProps } from '../../../constructs/workloads/deployment';
import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
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

test('patience is what is given', () => {
  expect(field('spec.minReadySeconds', deployment({ minReadySeconds: 599 }))).toBe(599);
});

test('its own labels and annotations are not those of its pods', () => {
  const props = { podLabels: { app: 'a' }, labels: { app: 'b' }, annotations: { z: 't' } };
  expect(field('', deployment(props))).toMatchObject({
    metadata: { name: 'web', labels: { app: 'b' }, annotations: { z: 't' } },
    spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } } } },
  });
  expect(field('spec.template.metadata', deployment(props))).not.toHaveProperty('annotations');
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
  ...[-1, 600].map(
    (seconds): Refusal => [
      `a new pod is not awaited for ${seconds} seconds`,
      deployment({ minReadySeconds: seconds }),
      `minReadySeconds de « web » vaut ${seconds} : un entier de 0 à 599 est attendu.`,
    ],
  ),
  [
    'a label of its own that Kubernetes refuses is refused',
    deployment({ labels: { app: 'é' } }),
    "L'étiquette « app: é » de « web » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'a name that is too long is refused',
    (step) => new Deployment(step, 'a'.repeat(64), pods),
    `Le nom « ${'a'.repeat(64)} » (Deployment) a 64 caractères : 63 au plus, raccourcissez-le.`,
  ],
]);
