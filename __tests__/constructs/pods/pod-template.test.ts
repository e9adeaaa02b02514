import { Container } from '../../../constructs/pods/container';
import { Pod, type PodProps } from '../../../constructs/pods/pod';
import { Probe } from '../../../constructs/pods/probe';
import { Scheduling } from '../../../constructs/pods/scheduling';
import { Volume } from '../../../constructs/pods/volume';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { Job, type JobProps } from '../../../constructs/workloads/job';
import { images } from '../../../course/images';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { pods, server } from '../../support/workloads';

const podOf =
  (props: Partial<PodProps>): Compose<Pod> =>
  (step) =>
    new Pod(step, 'web', { ...pods, ...props });
const spec = (props: Partial<PodProps>) => field('spec', podOf(props));

test('labels that are given replace the default one, and annotations are added', () => {
  expect(field('metadata', podOf({ labels: { app: 'site', tier: 'front' }, annotations: { note: 'à lire' } }))).toEqual({
    name: 'web',
    labels: { app: 'site', tier: 'front' },
    annotations: { note: 'à lire' },
  });
});

test('plain fields go where Kubernetes has them', () => {
  expect(spec({ terminationGracePeriodSeconds: 0, enableServiceLinks: false })).toMatchObject({
    terminationGracePeriodSeconds: 0,
    enableServiceLinks: false,
  });
});

test('the token of a ServiceAccount is mounted when the pod has one', () => {
  const withAccount = field('spec', (step) => new Pod(step, 'web', { ...pods, serviceAccount: new ServiceAccount(step, 'robot') }));
  expect(withAccount).toHaveProperty('serviceAccountName', 'robot');
  expect(withAccount).not.toHaveProperty('automountServiceAccountToken');
  expect(spec({})).toHaveProperty('automountServiceAccountToken', false);
});

test('a volume group owns the volumes, changed only where it must be', () => {
  expect(spec({ fsGroup: 1000 })).toHaveProperty('securityContext', {
    runAsNonRoot: true,
    runAsUser: 65534,
    fsGroup: 1000,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('containers of different users have each their own', () => {
  const several = spec({
    containers: [server({ ports: {} }), new Container('base', { image: images.redis }), new Container('site', { image: images.nginx })],
  });
  expect(several).not.toHaveProperty('securityContext.runAsUser');
  expect(several).toHaveProperty('containers.0.securityContext.runAsUser', 65534);
  expect(several).toHaveProperty('containers.1.securityContext.runAsUser', 999);
  expect(several).not.toHaveProperty('containers.2.securityContext.runAsUser');
});

test('two users are enough for that', () => {
  const two = spec({ containers: [server({ ports: {} }), new Container('base', { image: images.redis })] });
  expect(two).toHaveProperty('containers.1.securityContext.runAsUser', 999);
});

test('scheduling is part of the pod', () => {
  expect(spec({ scheduling: new Scheduling({ schedulerName: 'moi' }) })).toHaveProperty('schedulerName', 'moi');
});

test('a native sidecar is an init container that is always restarted, after those that end', () => {
  const { initContainers } = spec({
    initContainers: [server({ ports: {} }, 'avant')],
    sidecars: [server({ ports: { metrics: 9000 }, probes: { startup: Probe.tcpSocket() } }, 'aide')],
  }) as { initContainers: object[] };
  expect(initContainers).toHaveLength(2);
  expect(initContainers[0]).toMatchObject({ name: 'avant' });
  expect(initContainers[0]).not.toHaveProperty('restartPolicy');
  expect(initContainers[1]).toMatchObject({ name: 'aide', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 'metrics' } } });
});

test('an init container serves nothing: it has neither ports nor probes of its image', () => {
  const init = spec({
    containers: [new Container('web', { image: images.podinfo })],
    initContainers: [new Container('avant', { image: images.podinfo })],
  }) as { initContainers: [object] };
  expect(Object.keys(init.initContainers[0]).sort()).toEqual(['image', 'name', 'resources', 'securityContext']);
});

test('the ports of a pod are those of its containers and sidecars', () => {
  field('', (step) => {
    const pod = podOf({
      initContainers: [server({ ports: { init: 1000 } }, 'avant')],
      sidecars: [server({ ports: { metrics: 9000 } }, 'aide')],
    })(step);
    expect(pod.ports).toEqual({ metrics: 9000, http: 8080 });
    return pod;
  });
});

test('containers that write to folders of one name share them', () => {
  const two = spec({
    containers: [new Container('base', { image: images.postgres }), new Container('copie', { image: images.postgres, ports: {} })],
  });
  expect(two).toHaveProperty('volumes', [
    { name: 'tmp', emptyDir: {} },
    { name: 'run-postgresql', emptyDir: {} },
  ]);
});

test('a container that wants a folder of its own mounts it there', () => {
  const own = new Container('copie', { image: images.nginx, ports: {}, probes: {}, mounts: [Volume.emptyDir('brouillon').at('/tmp')] });
  expect(spec({ containers: [new Container('site', { image: images.nginx }), own] })).toMatchObject({
    volumes: [{ name: 'tmp' }, { name: 'brouillon' }],
    containers: [{ volumeMounts: [{ name: 'tmp' }] }, { volumeMounts: [{ name: 'brouillon' }] }],
  });
});

const resizing = (restartPolicy: 'NotRequired' | 'RestartContainer', name = 'web') =>
  server({ ports: {}, resizePolicy: [{ resourceName: 'memory', restartPolicy }] }, name);
const neverRestarted = (name: string) =>
  `Le conteneur « ${name} » du pod de « web » redémarrerait pour être redimensionné (resizePolicy: RestartContainer), or rien ne le redémarre (restartPolicy: Never, ou conteneur d'initialisation) : écrivez NotRequired.`;

const jobOf =
  (props: Partial<JobProps>): Compose<Job> =>
  (step) =>
    new Job(step, 'web', { ...pods, ...props });

test('what is restarted may be so to be resized, and what is not may be resized without', () => {
  expect(() => yaml(jobOf({ restartPolicy: 'OnFailure', containers: [resizing('RestartContainer')] }))).not.toThrow();
  expect(() => spec({ sidecars: [resizing('RestartContainer', 'aide')] })).not.toThrow();
  expect(() => yaml(jobOf({ containers: [resizing('NotRequired')] }))).not.toThrow();
});

const endingWith = (props: Parameters<typeof server>[0]): Refusal => [
  `an init container with ${Object.keys(props ?? {})} is refused`,
  podOf({ initContainers: [server(props, 'avant')] }),
  "Le conteneur d'initialisation « avant » a une sonde ou preStop, que Kubernetes refuse à un conteneur qui se termine : retirez-les, ou faites-en un sidecar.",
];

refuses([
  ['a pod without a container is refused', podOf({ containers: [] }), "Le pod de « web » n'a aucun conteneur : donnez-en au moins un."],
  [
    'two containers of one name are refused',
    podOf({ containers: [server(), server({ ports: {} })] }),
    "Deux conteneurs du pod de « web » s'appellent « web » : donnez-leur des noms différents.",
  ],
  [
    'so are an init container and a container of one name',
    podOf({ initContainers: [server()] }),
    "Deux conteneurs du pod de « web » s'appellent « web » : donnez-leur des noms différents.",
  ],
  [
    'two ports of one name are refused',
    podOf({ containers: [server(), server({ ports: { http: 9090 } }, 'aide')] }),
    'Deux conteneurs du pod de « web » nomment un port « http » : donnez-leur des noms différents.',
  ],
  [
    'two ports of one number are refused',
    podOf({ containers: [server(), server({ ports: { admin: 8080 } }, 'aide')] }),
    "Les ports « http » et « admin » du pod de « web » valent tous deux 8080 : un pod n'a qu'une adresse, changez l'un d'eux.",
  ],
  endingWith({ probes: { readiness: Probe.tcpSocket() } }),
  endingWith({ preStop: ['true'] }),
  [
    'a pod without a label is refused',
    podOf({ labels: {} }),
    "Les pods de « web » n'ont aucune étiquette : donnez-leur-en une, comme app: web.",
  ],
  [
    'a label that Kubernetes refuses is refused',
    podOf({ labels: { app: 'mon site' } }),
    "L'étiquette « app: mon site » de « web » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'a container of a Job, which nothing restarts by default, is not restarted to be resized',
    jobOf({ containers: [resizing('RestartContainer')] }),
    neverRestarted('web'),
  ],
  ['nor is a sidecar of one', jobOf({ sidecars: [resizing('RestartContainer', 'aide')] }), neverRestarted('aide')],
  ['nor is an init container', podOf({ initContainers: [resizing('RestartContainer', 'avant')] }), neverRestarted('avant')],
  [
    'no pod stops before it is asked to',
    podOf({ terminationGracePeriodSeconds: -1 }),
    "terminationGracePeriodSeconds de « web » vaut -1 : un entier d'au moins 0 est attendu.",
  ],
  ['a group is a number', podOf({ fsGroup: 2 ** 31 }), 'fsGroup de « web » vaut 2147483648 : un entier de 0 à 2147483647 est attendu.'],
]);
