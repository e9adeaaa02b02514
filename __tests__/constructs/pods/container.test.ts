import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container, type ContainerProps } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Pod } from '../../../constructs/pods/pod';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { type Image, images } from '../../../course/images';
import type { Step } from '../../../course/step';
import { type Compose, field, refuses, yaml } from '../../support/render';

const podOf =
  (props: Partial<ContainerProps> = {}): Compose<Pod> =>
  (step) =>
    new Pod(step, 'web', { containers: [new Container('web', { image: images.busybox, ...props })] });
const container = (props: Partial<ContainerProps>) => field('spec.containers[web]', podOf(props));

test('a container takes its ports, health, needs and writable folders from its image', () => {
  expect(yaml(podOf({ image: images.nginx }))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: nginxinc/nginx-unprivileged:1.31.3
      ports:
        - name: http
          containerPort: 8080
      resources:
        requests:
          cpu: 10m
          memory: 16Mi
        limits:
          memory: 128Mi
      readinessProbe:
        httpGet:
          path: /
          port: http
      livenessProbe:
        httpGet:
          path: /
          port: http
      volumeMounts:
        - name: tmp
          mountPath: /tmp
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop:
            - ALL
  volumes:
    - name: tmp
      emptyDir: {}
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    seccompProfile:
      type: RuntimeDefault
"
`);
});

test('a container of a client has no port and no probe', () => {
  expect(container({})).toEqual({
    name: 'web',
    image: 'busybox:1.37.0',
    resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  });
});

test("a trainer's mirror stands before the name of the image", () => {
  const mirrored = (image: ContainerProps['image']) =>
    field('spec.containers[web].image', podOf({ image }), { registry: 'miroir.test:5000/cours' });
  expect(mirrored(images.busybox)).toBe('miroir.test:5000/cours/busybox:1.37.0');
  expect(mirrored(images.podinfo)).toBe('miroir.test:5000/cours/ghcr.io/stefanprodan/podinfo:6.14.1');
});

test('command and arguments are those that are given', () => {
  expect(container({ command: ['sh', '-c'], args: ['date'] })).toMatchObject({
    command: ['sh', '-c'],
    args: ['date'],
  });
});

test('ports that are given replace those of the image', () => {
  expect(container({ image: images.nginx, ports: { http: 3000, admin: 3001 } })).toMatchObject({
    ports: [
      { name: 'http', containerPort: 3000 },
      { name: 'admin', containerPort: 3001 },
    ],
    readinessProbe: { httpGet: { path: '/', port: 'http' } },
  });
});

test('an image without health has no probe, and `{}` takes away those of an image that has', () => {
  const { health: _, ...mute } = images.nginx;
  expect(container({ image: mute })).not.toHaveProperty('readinessProbe');
  const bare = container({ image: images.nginx, probes: {} });
  expect(bare).not.toHaveProperty('readinessProbe');
  expect(bare).not.toHaveProperty('livenessProbe');
});

test('each given resource replaces that of the image, and there is no CPU limit unless it is asked for', () => {
  expect(container({ resources: { memoryLimit: '64Mi', cpu: '700m', cpuLimit: '0.7' } })).toMatchObject({
    resources: { requests: { cpu: '700m', memory: '16Mi' }, limits: { cpu: '0.7', memory: '64Mi' } },
  });
});

test('variables come one by one, or all those of a ConfigMap', () => {
  const compose: Compose<Pod> = (step) => {
    const config = new ConfigMap(step, 'reglages', { data: { VILLE: 'Lyon' } });
    return podOf({ env: { NOM: EnvValue.field('metadata.name') }, envFrom: [config] })(step);
  };
  expect(field('spec.containers[web]', compose)).toMatchObject({
    envFrom: [{ configMapRef: { name: 'reglages' } }],
    env: [{ name: 'NOM', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
  });
});

test('a hook runs before its end', () => {
  expect(container({ preStop: ['sleep', '5'] })).toMatchObject({ lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } } });
});

test('it says what a resize in place may do', () => {
  const resizePolicy = [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }] as const;
  expect(container({ resizePolicy })).toMatchObject({ resizePolicy });
});

test('a mount of its own takes the place of a writable folder', () => {
  expect(
    container({ image: images.nginx, mounts: [Volume.emptyDir('cache').at('/tmp', { subPath: 'nginx', readOnly: false })] }),
  ).toMatchObject({
    volumeMounts: [{ name: 'cache', mountPath: '/tmp', subPath: 'nginx', readOnly: false }],
  });
});

test('a writable root needs no writable folders', () => {
  const free = container({ image: images.nginx, writableRoot: true });
  expect(free).not.toHaveProperty('volumeMounts');
  expect(free).not.toHaveProperty('securityContext.readOnlyRootFilesystem');
  expect(free).toHaveProperty('securityContext.allowPrivilegeEscalation', false);
});

test('the name of a writable folder is read in its last two folders', () => {
  expect(field('spec.volumes', podOf({ image: images.postgres }))).toEqual([
    { name: 'tmp', emptyDir: {} },
    { name: 'run-postgresql', emptyDir: {} },
  ]);
});

test('a note of a container is beside its field, wherever the container is', () => {
  const compose: Compose = (step) =>
    new Pod(step, 'web', {
      initContainers: [new Container('avant', { image: images.busybox })],
      sidecars: [new Container('aide', { image: images.busybox }).note('restartPolicy', 'un sidecar')],
      containers: [
        new Container('web', { image: images.curl }).note('image', 'le client').note('resources.requests', 'ce que le nœud réserve'),
      ],
    });
  const text = yaml(compose);
  expect(text).toContain('      image: busybox:1.37.0\n      restartPolicy: Always # un sidecar\n');
  expect(text).toContain(
    '    - name: web\n      image: curlimages/curl:8.16.0 # le client\n      resources:\n        # ce que le nœud réserve\n        requests:',
  );
});

test('a note stays with its variable when another is written before it', () => {
  const pod = (env: Readonly<Record<string, string>>) => (step: Step) =>
    new Pod(step, 'web', { containers: [new Container('web', { image: images.busybox, env }).note('env[COLOR].value', 'la couleur')] });
  const noted = '- name: COLOR\n          value: bleu # la couleur\n';
  expect(yaml(pod({ COLOR: 'bleu' }))).toContain(noted);
  expect(yaml(pod({ SIZE: '3', COLOR: 'bleu' }))).toContain(noted);
});

refuses([
  [
    'a request above its limit is refused',
    podOf({ resources: { memory: '33Mi' } }),
    "Le conteneur « web » : memory vaut 33Mi (requests), plus que 32Mi (limits) ; baissez l'un ou relevez l'autre.",
  ],
  [
    'amounts are compared by value',
    podOf({ resources: { cpu: '1', cpuLimit: '999m' } }),
    "Le conteneur « web » : cpu vaut 1 (requests), plus que 999m (limits) ; baissez l'un ou relevez l'autre.",
  ],
  [
    'a quantity that Kubernetes would refuse is refused',
    podOf({ resources: { memory: '16MB' } }),
    "« 16MB » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.",
  ],
  ['a negative quantity is refused', podOf({ resources: { cpu: '-1' } }), 'La quantité « -1 » est négative : donnez un nombre positif.'],
  [
    'two mounts at one path are refused',
    podOf({ mounts: [Volume.emptyDir('a').at('/data'), Volume.emptyDir('b').at('/data')] }),
    'Le conteneur « web » monte deux volumes sur /data : gardez-en un.',
  ],
  [
    'a port is at least 1',
    podOf({ ports: { http: 0 } }),
    'Le port « http » du conteneur « web » vaut 0 : un entier de 1 à 65535 est attendu.',
  ],
  [
    'a port is at most 65535',
    podOf({ ports: { http: 65536 } }),
    'Le port « http » du conteneur « web » vaut 65536 : un entier de 1 à 65535 est attendu.',
  ],
  [
    'a port is whole',
    podOf({ ports: { http: 80.5 } }),
    'Le port « http » du conteneur « web » vaut 80.5 : un entier de 1 à 65535 est attendu.',
  ],
  ...['HTTP', '8080', 'http_2', '-http', 'a-name-of-sixteen'].map(
    (name) =>
      [
        `« ${name} » is no name of a port`,
        podOf({ ports: { [name]: 80 } }),
        `Le nom de port « ${name} » du conteneur « web » n'est pas accepté : 15 caractères au plus, minuscules, chiffres et tirets, une lettre au moins.`,
      ] as const,
  ),
  [
    'a name of a container is a label',
    () => new Container('Web', { image: images.busybox }),
    "Le nom « Web » (conteneur) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'an image is one of the course’s',
    () => new Container('web', { image: (images as unknown as Record<string, Image>)['nginks'] as Image }),
    "Le conteneur « web » n'a pas d'image du cours : donnez-lui une de celles de course/images.ts, comme images.nginx.",
  ],
  [
    'a note by the index of what has a name is refused',
    (step) =>
      new Pod(step, 'web', {
        containers: [new Container('web', { image: images.busybox, env: { COLOR: 'bleu' } }).note('env[0].value', 'la couleur')],
      }),
    "La note « la couleur », en spec.containers[web].env[0].value, n'a pas sa place. spec.containers[web].env[0] est un numéro, qui désignera un autre élément quand la liste changera : écrivez spec.containers[web].env[COLOR], le nom de celui-ci dans Pod web.",
  ],
  [
    'a note about a field that the container has not is refused',
    (step) => new Pod(step, 'web', { containers: [new Container('web', { image: images.busybox }).note('ports[http]', 'rien')] }),
    "La note « rien », en spec.containers[web].ports[http], n'a pas sa place. Il n'y a pas de champ spec.containers[web].ports dans Pod web ; spec.containers[web] a : image, name, resources, securityContext.",
  ],
  [
    'a probe of an image whose port was taken away is refused',
    podOf({ image: images.nginx, ports: {} }),
    "La sonde du conteneur « web » vise le port « (aucun) », que le conteneur n'a pas ; ses ports : aucun. Déclarez ce port ou visez-en un autre.",
  ],
]);

test('an image is required, and comes from the one file', () => {
  // @ts-expect-error: no image
  const none = () => new Container('web', {});
  // @ts-expect-error: a name is no image
  const named = () => new Container('web', { image: 'nginx:latest' });
  expect([none, named]).toHaveLength(2); // checked by tsc
  expect(Probe).toBeDefined();
});
