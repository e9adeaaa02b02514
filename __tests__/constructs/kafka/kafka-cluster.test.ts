import { KafkaCluster, type KafkaClusterProps } from '../../../constructs/kafka/kafka-cluster';
import type { Step } from '../../../course/step';
import { field, outline, type Refusal, refuses } from '../../support/render';

const clusterId = 'kube-etapes-cluster-00'.slice(0, 22);
const cluster =
  (props: Partial<KafkaClusterProps> = {}) =>
  (step: Step) =>
    new KafkaCluster(step, 'kafka', { clusterId, storage: '1Gi', ...props });
const brokers = () => (step: Step) => cluster()(step).brokers;
type Variable = { readonly name: string; readonly value?: string; readonly valueFrom?: unknown };
const variable = (name: string) => {
  const env = field('spec.template.spec.containers[kafka].env', brokers()) as Variable[];
  return env.find((one) => one.name === name);
};

test('a cluster is its brokers, the Services that name them and lead to them, and a budget', () => {
  expect(outline(cluster())).toEqual(['StatefulSet kafka', 'Service kafka-headless', 'Service kafka', 'PodDisruptionBudget kafka']);
});

test('its brokers start together, each with a claim of its own', () => {
  expect(field('spec', brokers())).toMatchObject({
    serviceName: 'kafka-headless',
    replicas: 3,
    podManagementPolicy: 'Parallel',
    template: { spec: { enableServiceLinks: false, securityContext: { fsGroup: 1000 } } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
  });
});

test('its brokers find one another before they are ready', () => {
  expect(field('spec', (step) => brokers()(step).service)).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
});

test('every broker votes, and knows the others by their stable names', () => {
  expect(variable('KAFKA_CONTROLLER_QUORUM_VOTERS')?.value).toBe([0, 1, 2].map((id) => `${id}@kafka-${id}.kafka-headless:9093`).join(','));
  expect(variable('KAFKA_NODE_ID')?.valueFrom).toEqual({
    fieldRef: { fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']" },
  });
  expect(variable('CLUSTER_ID')?.value).toBe(clusterId);
});

test('a variable is known before another one speaks of it', () => {
  const env = field('spec.template.spec.containers[kafka].env', brokers()) as Variable[];
  const names = env.map(({ name }) => name);
  for (const [index, { value = '' }] of env.entries()) {
    for (const [, used = ''] of value.matchAll(/\$\((\w+)\)/g)) expect(names.slice(0, index)).toContain(used);
  }
});

test('clients start from the Service', () => {
  field('', (step) => {
    const kafka = cluster()(step);
    expect(kafka.bootstrap).toBe('kafka:9092');
    return kafka.brokers;
  });
});

refuses([
  ...['', 'court', '-ube-etapes-cluster-00', 'kube-etapes-cluster-000', 'kube etapes cluster 00'].map(
    (id): Refusal => [
      `« ${id} » is no identity`,
      cluster({ clusterId: id }),
      `L'identité « ${id} » du cluster Kafka « kafka » n'est pas acceptée : 22 caractères (lettres, chiffres, « _ » et « - », pas de tiret au début), comme « kafka-storage.sh random-uuid » en affiche.`,
    ],
  ),
  ['a size is a quantity', cluster({ storage: '0' }), 'La taille « 0 » est nulle : demandez au moins un peu de place, comme 1Gi.'],
]);
