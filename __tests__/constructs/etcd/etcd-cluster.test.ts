import { EtcdCluster, type EtcdClusterProps } from '../../../constructs/etcd/etcd-cluster';
import type { Step } from '../../../course/step';
import { field, outline, type Refusal, refuses } from '../../support/render';

const cluster =
  (props: Partial<EtcdClusterProps> = {}) =>
  (step: Step) =>
    new EtcdCluster(step, 'etcd', { storage: '1Gi', ...props });
const members = (props?: Partial<EtcdClusterProps>) => (step: Step) => cluster(props)(step).members;

test('an etcd is three members and a budget that keeps their majority', () => {
  expect(outline(cluster())).toEqual(['StatefulSet etcd', 'Service etcd', 'PodDisruptionBudget etcd']);
  expect(field('spec', members())).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel', serviceName: 'etcd' });
});

test('a member alone has no majority to keep', () => {
  expect(outline(cluster({ members: 1 }))).toEqual(['StatefulSet etcd', 'Service etcd']);
});

test('members know one another by their stable names, before they are ready', () => {
  expect(field('spec.template.spec.containers.0.args', members())).toContain(
    '--initial-cluster=etcd-0=http://etcd-0.etcd:2380,etcd-1=http://etcd-1.etcd:2380,etcd-2=http://etcd-2.etcd:2380',
  );
  expect(field('spec.publishNotReadyAddresses', (step) => members()(step).service)).toBe(true);
});

test('clients are told of every member', () => {
  field('', (step) => {
    const etcd = cluster()(step);
    expect(etcd.endpoints).toBe('http://etcd-0.etcd:2379,http://etcd-1.etcd:2379,http://etcd-2.etcd:2379');
    return etcd.members;
  });
});

refuses(
  [0, 2, 4, 1.5, -1].map(
    (count): Refusal => [
      `${count} members are refused`,
      cluster({ members: count }),
      `L'etcd « etcd » a ${count} membres : il en faut un nombre impair, comme 1, 3 ou 5 (un quatrième membre ne ferait supporter aucune panne de plus).`,
    ],
  ),
);
