import { objectsIn } from '../../../../imports/kube-object';
import { toText } from '../../../../site/diagrams/drawing/text';
import type { Graph } from '../../../../site/diagrams/graph';
import { graphOf } from '../../../../site/diagrams/manifest/graph-of';

const draw = (yaml: string, replicaSets = false): Graph => graphOf(objectsIn(yaml), { title: 'essai', replicaSets });

/** `from -kind-> to [label]`, one per edge. */
const arrows = ({ edges }: Graph): string[] =>
  edges.map(({ from, to, kind, label }) => `${from} -${kind}-> ${to}${label ? ` [${label.join(' | ')}]` : ''}`);

const deployment = (name: string, pod = '', replicas = 2): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: ${name}, image: x, ports: [{ name: http, containerPort: 3000 }]${pod} }]
---`;

const service = (name: string, spec: string): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: ${spec}
---`;

test('a NodePort shows its three ports, its pods as one pile, and the browser outside', () => {
  const graph = draw(
    deployment('web') +
      service('web', '{ type: NodePort, selector: { app: web }, ports: [{ port: 3050, targetPort: http, nodePort: 31515 }] }'),
  );
  expect(arrows(graph)).toEqual([
    'Deployment/web -owns-> pods/Deployment/web',
    'outside/browser -flows-> Service/web [nœud:31515]',
    'Service/web -selects-> pods/Deployment/web [31515 → 3050 → http 3000]',
  ]);
  expect(graph.nodes.find(({ id }) => id === 'pods/Deployment/web')).toMatchObject({ name: '2 pods', stacked: true });
  expect(toText(graph)).toContain(
    'Le Service web (NodePort) reçoit sur le port 3050 (31515 sur chaque nœud) et vise le port http (3000) des pods qui portent app=web : les pods du Deployment web.',
  );
});

test('a headless Service translates no port', () => {
  const graph = draw(
    deployment('web') + service('web', '{ clusterIP: None, selector: { app: web }, ports: [{ port: 3000, targetPort: http }] }'),
  );
  expect(arrows(graph)).toContain('Service/web -selects-> pods/Deployment/web [http 3000]');
});

test('a selector that no pod satisfies points at the pods that are not there', () => {
  const graph = draw(deployment('web') + service('web', '{ selector: { app: wbe }, ports: [{ port: 80 }] }'));
  expect(arrows(graph)).toContain('Service/web -selects-> nobody/app=wbe');
  expect(graph.nodes.find(({ id }) => id === 'nobody/app=wbe')).toMatchObject({ name: 'aucun pod', absent: true });
});

test('the ReplicaSet of a Deployment is shown where it is taught', () => {
  expect(arrows(draw(deployment('web'), true))).toEqual([
    'Deployment/web -owns-> ReplicaSet/web-…',
    'ReplicaSet/web-… -owns-> pods/Deployment/web',
  ]);
});

test('what a manifest names without holding it is drawn as absent', () => {
  const graph = draw(deployment('web', ', envFrom: [{ secretRef: { name: login } }]'));
  expect(graph.nodes.find(({ id }) => id === 'Secret/login')).toMatchObject({ absent: true, details: ['pas dans ce fichier'] });
  expect(arrows(graph)).toContain('pods/Deployment/web -refers-> Secret/login [variables]');
});

test('pods that are told the name of a Service call it; not those that stand behind it', () => {
  const told = ', env: [{ name: URL, value: "http://web:80" }]';
  const graph = draw(
    deployment('web', told) +
      deployment('client', told) +
      service('web', '{ selector: { app: web }, ports: [{ port: 80, targetPort: http }] }'),
  );
  expect(arrows(graph).filter((arrow) => arrow.includes('-flows->'))).toEqual(['pods/Deployment/client -flows-> Service/web']);
});

test('a scratch volume is left out; one that two containers share is drawn', () => {
  const pod = (mounts: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers: [{ name: a, volumeMounts: [{ name: tmp, mountPath: /tmp }] }, { name: b${mounts} }]
  volumes: [{ name: tmp, emptyDir: {} }]`;
  expect(arrows(draw(pod('')))).toEqual([]);
  expect(arrows(draw(pod(', volumeMounts: [{ name: tmp, mountPath: /in }]')))).toEqual([
    'Pod/web -refers-> volume/Pod/web/tmp [a : /tmp | b : /in]',
  ]);
});

test('a policy that holds every pod points at all of them, and opened paths are drawn between pods', () => {
  const policy = (name: string, spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: ${spec}
---`;
  const graph = draw(
    deployment('front') +
      deployment('api') +
      policy('deny', '{ podSelector: {}, policyTypes: [Ingress] }') +
      policy(
        'api',
        '{ podSelector: { matchLabels: { app: api } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: front } } }], ports: [{ port: 3000 }] }] }',
      ),
  );
  expect(arrows(graph).slice(2)).toEqual([
    'NetworkPolicy/deny -selects-> pods/all',
    'NetworkPolicy/api -selects-> pods/Deployment/api',
    'pods/Deployment/front -flows-> pods/Deployment/api [permis : 3000]',
  ]);
});

test('a kind that the course does not have yet is drawn plainly', () => {
  const graph = draw('apiVersion: x/v1\nkind: Gateway\nmetadata: { name: web }');
  expect(graph.nodes).toMatchObject([{ id: 'Gateway/web', family: 'cluster', noun: "l'objet Gateway web" }]);
});
