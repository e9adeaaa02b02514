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
const readiness = (probe: Probe) => field('spec.containers[web].readinessProbe', probed({ readiness: probe }));

test('an HTTP probe asks the first port, by its name', () => {
  expect(readiness(Probe.httpGet('/readyz'))).toEqual({ httpGet: { path: '/readyz', port: 'http' } });
});

test('it may ask another, as often and as patiently as one likes', () => {
  expect(readiness(Probe.httpGet('/', { port: 'metrics', periodSeconds: 2, timeoutSeconds: 3, failureThreshold: 4 }))).toEqual({
    httpGet: { path: '/', port: 'metrics' },
    periodSeconds: 2,
    timeoutSeconds: 3,
    failureThreshold: 4,
  });
});

test('a TCP probe opens a connection', () => {
  expect(readiness(Probe.tcpSocket({ failureThreshold: 30 }))).toEqual({ tcpSocket: { port: 'http' }, failureThreshold: 30 });
  expect(readiness(Probe.tcpSocket({ port: 'metrics' }))).toEqual({ tcpSocket: { port: 'metrics' } });
});

test('an exec probe runs a command, and needs no port', () => {
  const probe = Probe.exec(['cat', '/tmp/pret'], { timeoutSeconds: 5 });
  expect(field('spec.containers[web].livenessProbe', probed({ liveness: probe }, {}))).toEqual({
    exec: { command: ['cat', '/tmp/pret'] },
    timeoutSeconds: 5,
  });
});

test('the three probes have their own fields', () => {
  const probe = Probe.tcpSocket();
  expect(field('spec.containers[web]', probed({ startup: probe, readiness: probe, liveness: probe }))).toMatchObject({
    startupProbe: { tcpSocket: { port: 'http' } },
    readinessProbe: { tcpSocket: { port: 'http' } },
    livenessProbe: { tcpSocket: { port: 'http' } },
  });
});

const tooSmall = (fieldName: string): Refusal => [
  `${fieldName} is at least 1`,
  probed({ readiness: Probe.tcpSocket({ [fieldName]: 0 }) }),
  `${fieldName} d'une sonde du conteneur « web » vaut 0 : un entier d'au moins 1 est attendu.`,
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
  tooSmall('periodSeconds'),
  tooSmall('timeoutSeconds'),
  tooSmall('failureThreshold'),
]);
