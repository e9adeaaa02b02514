import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { HeadlessService } from '../../../constructs/network/headless-service';
import type { ServiceProps } from '../../../constructs/network/service';
import { Pod } from '../../../constructs/pods/pod';
import { CronJob } from '../../../constructs/workloads/cron-job';
import { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

const web = (step: Step, labels: Record<string, string> = { app: 'web' }, name = 'web') =>
  new Deployment(step, name, { podLabels: labels, containers: [server({ ports: { http: 8080, metrics: 9797 } })] });

const http = { ports: { http: 80 } };
const clusterIp =
  (props: Partial<Omit<ServiceProps, 'pods'>> = {}) =>
  (step: Step) =>
    new ClusterIpService(step, 'web', { pods: web(step), ...http, ...props });

test('a Service selects the labels of its pods, and leads to their ports by name', () => {
  expect(yamlAroundPods((step) => new ClusterIpService(step, 'web', { pods: new Pod(step, 'web', pods), ...http }))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  <containers and the rest, as in a Pod>
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

test('it may have several ports', () => {
  expect(field('', clusterIp({ ports: { http: 80, metrics: 90 } }))).toMatchObject({
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

test('pods that have only some of its labels are not those of the Service', () => {
  const blueOnly: Compose = (step) => {
    new ClusterIpService(step, 'web', { pods: web(step, { app: 'web', version: 'bleu' }, 'bleu'), ...http });
    web(step, { app: 'web', version: 'vert' }, 'vert');
    web(step, { version: 'bleu' }, 'autre');
  };
  expect(() => yaml(blueOnly)).not.toThrow();
});

test('a Service without an address of its own may have no port: its name is enough', () => {
  expect(() => yaml((step) => new HeadlessService(step, 'web', { pods: web(step), ports: {} }))).not.toThrow();
});

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
    'of several workloads, each port is said once',
    (step) => {
      const both = [web(step, { app: 'web' }, 'bleu'), web(step, { app: 'web' }, 'vert')];
      new ClusterIpService(step, 'web', { pods: both, ports: {} });
    },
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
  [
    'so is a Service of no pods',
    (step) => new ClusterIpService(step, 'web', { pods: [], ...http }),
    "Les pods donnés au Service « web » n'ont aucune étiquette en commun : ajoutez-leur la même, comme app: web.",
  ],
  ['a stranger with the same labels is refused', stranger((step) => web(step, { app: 'web', tier: 'back' }, 'intrus')), caught('intrus')],
  [
    'so are the pods of a CronJob',
    stranger((step) => new CronJob(step, 'menage', { ...pods, podLabels: { app: 'web' }, schedule: '@daily' })),
    caught('menage'),
  ],
  [
    'a name that starts with a digit is refused',
    (step) => new ClusterIpService(step, '2048', { pods: web(step), ...http }),
    'Le nom « 2048 » (Service) commence par un chiffre : un Service est un nom DNS, commencez par une lettre.',
  ],
]);
