import { Container, type ContainerProps } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Probe } from '../../../constructs/pods/probe';
import { images } from '../../../course/images';
import { type Compose, field, type Refusal, refuses } from '../../support/render';

const ports = { http: 8080, metrics: 9797 };
const probed =
  (probes: ContainerProps['probes'], given: ContainerProps['ports'] = ports): Compose<Pod> =>
  (step) =>
    new Pod(step, 'web', { containers: [new Container('web', { image: images.busybox, ports: given, ...(probes && { probes }) })] });
const readiness = (probe: Probe) => field('spec.containers.0.readinessProbe', probed({ readiness: probe }));

test('an HTTP probe asks the first port, by its name', () => {
  expect(readiness(Probe.httpGet('/readyz'))).toEqual({ httpGet: { path: '/readyz', port: 'http' } });
});

test('it may ask another, as often and as patiently as one likes', () => {
  expect(readiness(Probe.httpGet('/', { port: 'metrics', periodSeconds: 2, successThreshold: 3, initialDelaySeconds: 0 }))).toEqual({
    httpGet: { path: '/', port: 'metrics' },
    periodSeconds: 2,
    successThreshold: 3,
    initialDelaySeconds: 0,
  });
});

test('a TCP probe opens a connection', () => {
  expect(readiness(Probe.tcpSocket({ failureThreshold: 30 }))).toEqual({ tcpSocket: { port: 'http' }, failureThreshold: 30 });
  expect(readiness(Probe.tcpSocket({ port: 'metrics' }))).toEqual({ tcpSocket: { port: 'metrics' } });
});

test('an exec probe runs a command, and needs no port', () => {
  const probe = Probe.exec(['cat', '/tmp/pret'], { timeoutSeconds: 5 });
  expect(field('spec.containers.0.livenessProbe', probed({ liveness: probe }, {}))).toEqual({
    exec: { command: ['cat', '/tmp/pret'] },
    timeoutSeconds: 5,
  });
});

test('the three probes have their own fields', () => {
  const probe = Probe.tcpSocket();
  expect(field('spec.containers.0', probed({ startup: probe, readiness: probe, liveness: probe }))).toMatchObject({
    startupProbe: { tcpSocket: { port: 'http' } },
    readinessProbe: { tcpSocket: { port: 'http' } },
    livenessProbe: { tcpSocket: { port: 'http' } },
  });
});

const tooSmall = (fieldName: string, least: number): Refusal => [
  `${fieldName} is at least ${least}`,
  probed({ readiness: Probe.tcpSocket({ [fieldName]: least - 1 }) }),
  `${fieldName} d'une sonde du conteneur « web » vaut ${least - 1} : un entier d'au moins ${least} est attendu.`,
];

refuses([
  [
    'a port that the container has not is refused',
    probed({ readiness: Probe.httpGet('/', { port: 'admin' }) }),
    "La sonde du conteneur « web » vise le port « admin », que le conteneur n'a pas ; ses ports : http, metrics. Déclarez ce port ou visez-en un autre.",
  ],
  [
    'so is any port of a container that has none',
    probed({ liveness: Probe.tcpSocket() }, {}),
    "La sonde du conteneur « web » vise le port « (aucun) », que le conteneur n'a pas ; ses ports : aucun. Déclarez ce port ou visez-en un autre.",
  ],
  ['a path starts with a slash', () => Probe.httpGet('healthz'), 'Le chemin de sonde « healthz » doit commencer par « / ».'],
  tooSmall('initialDelaySeconds', 0),
  tooSmall('periodSeconds', 1),
  tooSmall('timeoutSeconds', 1),
  tooSmall('failureThreshold', 1),
  tooSmall('successThreshold', 1),
  ...(['startup', 'liveness'] as const).map(
    (kind): Refusal => [
      `a ${kind} probe succeeds at once or not at all`,
      probed({ [kind]: Probe.tcpSocket({ successThreshold: 2 }) }),
      "successThreshold d'une sonde du conteneur « web » vaut 2 : 1 est attendu.",
    ],
  ),
]);
