import { Deployment } from '../../constructs/deployment';
import { CronJob } from '../../constructs/job';
import { LoadBalancerService, type LoadBalancerServiceProps } from '../../constructs/load-balancer-service';
import { Pod } from '../../constructs/pod';
import {
  ClusterIpService,
  ExternalIpService,
  HeadlessService,
  NodePortService,
  type NodePortServiceProps,
  type ServiceProps,
} from '../../constructs/service';
import type { Step } from '../../course/step';
import type { TargetId } from '../../course/target';
import { type Compose, field, type Refusal, refuses, yaml } from '../support/render';
import { pods, server } from '../support/workloads';

const web = (step: Step, labels: Record<string, string> = { app: 'web' }, name = 'web') =>
  new Deployment(step, name, { labels, containers: [server({ ports: { http: 8080, metrics: 9797 } })] });

type Made<P> = Omit<P, 'pods'>;
const http = { ports: { http: 80 } };
const clusterIp =
  (props: Partial<Made<ServiceProps>> = {}) =>
  (step: Step) =>
    new ClusterIpService(step, 'web', { pods: web(step), ...http, ...props });
const nodePort =
  (props: Partial<Made<NodePortServiceProps>> = {}) =>
  (step: Step) =>
    new NodePortService(step, 'web', { pods: web(step), ...http, ...props });
const loadBalancer =
  (props: Partial<Made<LoadBalancerServiceProps>> = {}) =>
  (step: Step) =>
    new LoadBalancerService(step, 'web', { pods: web(step), ...http, ...props });
const external = (externalIPs: string[]) => (step: Step) => new ExternalIpService(step, 'web', { pods: web(step), ...http, externalIPs });

test('a Service selects the labels of its pods, and leads to their ports by name', () => {
  expect(yaml((step) => new ClusterIpService(step, 'web', { pods: new Pod(step, 'web', pods), ...http }))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: busybox:1.37.0
      ports:
        - name: http
          containerPort: 8080
      resources:
        requests:
          cpu: 10m
          memory: 16Mi
        limits:
          memory: 32Mi
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop:
            - ALL
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    runAsUser: 65534
    seccompProfile:
      type: RuntimeDefault
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
"
`);
});

test('it may have several ports, and labels', () => {
  expect(field('', clusterIp({ ports: { http: 80, metrics: 90 }, labels: { tier: 'front' } }))).toMatchObject({
    metadata: { labels: { tier: 'front' } },
    spec: {
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'metrics', port: 90, targetPort: 'metrics' },
      ],
    },
  });
});

test('of several workloads, it selects the labels that they have in common', () => {
  const both: Compose<ClusterIpService> = (step) => {
    const blue = web(step, { app: 'web', version: 'bleu' }, 'bleu');
    const green = web(step, { app: 'web', version: 'vert' }, 'vert');
    return new ClusterIpService(step, 'web', { pods: [blue, green], ...http });
  };
  expect(field('spec.selector', both)).toEqual({ app: 'web' });
  expect(() => yaml(both)).not.toThrow();
});

test('a headless Service has no address, and perhaps no port', () => {
  const headless =
    (props: object): Compose<HeadlessService> =>
    (step) =>
      new HeadlessService(step, 'web', { pods: web(step), ...http, ...props });
  expect(field('spec', headless({}))).toMatchObject({ clusterIP: 'None', ports: [{ port: 80 }] });
  expect(field('spec', headless({}))).not.toHaveProperty('publishNotReadyAddresses');
  expect(field('spec.publishNotReadyAddresses', headless({ publishNotReadyAddresses: true }))).toBe(true);
  expect(field('spec.ports', headless({ ports: {} }))).toEqual([]);
});

test('a node port is chosen where that is possible, else left to Kubernetes', () => {
  const chosen = nodePort({ nodePorts: { http: 31515 }, externalTrafficPolicy: 'Local' });
  expect(field('spec', chosen)).toMatchObject({ type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ port: 80, nodePort: 31515 }] });
  expect(field('spec', nodePort())).not.toHaveProperty('externalTrafficPolicy');
  const asked: Compose<NodePortService> = (step) => nodePort({ nodePorts: { http: step.app.target.nodePort(31515) } })(step);
  expect(field('spec.ports.0', asked)).toHaveProperty('nodePort', 31515);
  expect(field('spec.ports.0', asked, { target: 'gke' })).not.toHaveProperty('nodePort');
});

test.each([30000, 32767])('%d is a node port', (port) => {
  expect(field('spec.ports.0.nodePort', nodePort({ nodePorts: { http: port } }))).toBe(port);
});

test('a load balancer is what the target says', () => {
  const on = (target: TargetId) => field('', loadBalancer({ healthCheck: { port: 'metrics', path: '/readyz' } }), { target });
  expect(on('minikube')).toMatchObject({ metadata: { name: 'web' }, spec: { type: 'LoadBalancer' } });
  expect(on('minikube')).not.toHaveProperty('metadata.annotations');
  expect(on('minikube')).not.toHaveProperty('spec.loadBalancerClass');
  expect(on('eks')).toMatchObject({
    metadata: {
      annotations: {
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/readyz',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '9797',
      },
    },
    spec: { loadBalancerClass: 'service.k8s.aws/nlb' },
  });
});

test('its health is asked of the first port, at the root, unless one says more', () => {
  expect(field('metadata.annotations', loadBalancer({ externalTrafficPolicy: 'Local' }), { target: 'eks' })).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '8080',
  });
});

test('an external IP is what it claims', () => {
  expect(field('spec.externalIPs', external(['192.0.2.10', '2001:db8::1']))).toEqual(['192.0.2.10', '2001:db8::1']);
});

const outOfRange = (port: number): Refusal => [
  `${port} is no node port`,
  nodePort({ nodePorts: { http: port } }),
  `Le port de nœud « http » du Service « web » vaut ${port} : un entier de 30000 à 32767 est attendu.`,
];
const noPort = (port: number): Refusal => [
  `${port} is no port of a Service`,
  clusterIp({ ports: { http: port } }),
  `Le port « http » du Service « web » vaut ${port} : un entier de 1 à 65535 est attendu.`,
];
const stranger =
  (make: (step: Step) => unknown): Compose =>
  (step) => {
    clusterIp()(step);
    make(step);
  };
const caught = (name: string) =>
  `Le Service « web » choisit aussi les pods de « ${name} », qui ont les mêmes étiquettes : donnez-leur d'autres étiquettes, ou passez-les dans « pods ».`;

refuses([
  [
    'a port that no container has is refused, with those that they have',
    clusterIp({ ports: { https: 443 } }),
    "Le Service « web » vise le port « https », que les pods n'ont pas ; leurs ports : http (8080), metrics (9797).",
  ],
  [
    'so is any port of pods that have none',
    (step) => new ClusterIpService(step, 'web', { pods: new Pod(step, 'web', { containers: [server({ ports: {} })] }), ...http }),
    "Le Service « web » vise le port « http », que les pods n'ont pas ; leurs ports : aucun.",
  ],
  [
    'so is a port that only some of the workloads have',
    (step) => {
      const bare = new Pod(step, 'nu', { labels: { app: 'web' }, containers: [server({ ports: { admin: 9000 } })] });
      new ClusterIpService(step, 'web', { pods: [web(step), bare], ...http });
    },
    "Le Service « web » vise le port « http », que les pods n'ont pas ; leurs ports : admin (9000).",
  ],
  noPort(0),
  noPort(65536),
  noPort(80.5),
  [
    'a Service without a port is refused',
    clusterIp({ ports: {} }),
    "Le Service « web » n'a aucun port : donnez-lui l'un de ceux des pods ; leurs ports : http (8080), metrics (9797).",
  ],
  [
    'two ports of one number are refused',
    clusterIp({ ports: { http: 80, metrics: 80 } }),
    "Le Service « web » donne le port 80 à « http » et à « metrics » : changez l'un des deux.",
  ],
  [
    'workloads without a common label are refused',
    (step) => new ClusterIpService(step, 'web', { pods: [web(step, { app: 'a' }, 'a'), web(step, { app: 'b' }, 'b')], ...http }),
    "Les pods donnés au Service « web » n'ont aucune étiquette en commun : ajoutez-leur la même, comme app: web.",
  ],
  ['a stranger with the same labels is refused', stranger((step) => web(step, { app: 'web', tier: 'back' }, 'intrus')), caught('intrus')],
  [
    'so are the pods of a CronJob',
    stranger((step) => new CronJob(step, 'menage', { ...pods, labels: { app: 'web' }, schedule: '@daily' })),
    caught('menage'),
  ],
  [
    'a name that starts with a digit is refused',
    (step) => new ClusterIpService(step, '2048', { pods: web(step), ...http }),
    'Le nom « 2048 » (Service) commence par un chiffre : un Service est un nom DNS, commencez par une lettre.',
  ],
  [
    'a label that Kubernetes refuses is refused',
    clusterIp({ labels: { app: 'é' } }),
    "L'étiquette « app: é » de « web » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.",
  ],
  outOfRange(29999),
  outOfRange(32768),
  outOfRange(31515.5),
  [
    'a node port of a port that the Service has not is refused',
    nodePort({ nodePorts: { metrics: 31515 } }),
    "Le Service « web » n'a pas de port « metrics » à ouvrir sur les nœuds ; ses ports : http.",
  ],
  [
    'one node port for two ports is refused',
    nodePort({ ports: { http: 80, metrics: 90 }, nodePorts: { http: 31515, metrics: 31515 } }),
    "Le Service « web » donne le port de nœud 31515 à « http » et à « metrics » : changez l'un des deux.",
  ],
  [
    'a health check of a port that the pods have not is refused',
    loadBalancer({ healthCheck: { port: 'sante', path: '/' } }),
    "Le contrôle de santé du Service « web » vise le port « sante », que les pods n'ont pas ; leurs ports : http (8080), metrics (9797).",
  ],
  [
    'a path of a health check starts with a slash',
    loadBalancer({ healthCheck: { port: 'http', path: 'readyz' } }),
    'Le chemin « readyz » du contrôle de santé du Service « web » doit commencer par « / ».',
  ],
  [
    'an external-IP Service without an address is refused',
    external([]),
    "Le Service « web » n'a aucune adresse externe : donnez-en une, ou choisissez un ClusterIpService.",
  ],
  [
    'an external IP is an address',
    external(['192.0.2']),
    "« 192.0.2 », adresse externe du Service « web », n'est pas une adresse IP : écrivez-la comme 192.0.2.10.",
  ],
]);

test('two node ports that Kubernetes chooses are no twins', () => {
  expect(() => yaml(nodePort({ ports: { http: 80, metrics: 90 }, nodePorts: { http: undefined, metrics: undefined } }))).not.toThrow();
});
