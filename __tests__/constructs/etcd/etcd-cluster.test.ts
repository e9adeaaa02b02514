import { EtcdCluster } from '../../../constructs/etcd/etcd-cluster';
import type { Step } from '../../../course/step';
import { field, outline } from '../../support/render';

const cluster = (step: Step) => new EtcdCluster(step, 'etcd', { storage: '1Gi' });
const members = (step: Step) => cluster(step).members;

test('an etcd is three members and a budget that keeps their majority', () => {
  expect(outline(cluster)).toEqual(['StatefulSet etcd', 'Service etcd', 'PodDisruptionBudget etcd']);
  expect(field('spec', members)).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel', serviceName: 'etcd' });
});

test('members know one another by their stable names, before they are ready', () => {
  expect(field('spec.template.spec.containers[etcd].args', members)).toContain(
    '--initial-cluster=etcd-0=http://etcd-0.etcd:2380,etcd-1=http://etcd-1.etcd:2380,etcd-2=http://etcd-2.etcd:2380',
  );
  expect(field('spec.publishNotReadyAddresses', (step) => members(step).service)).toBe(true);
});

test('clients are told of every member', () => {
  field('', (step) => {
    const etcd = cluster(step);
    expect(etcd.endpoints).toBe('http://etcd-0.etcd:2379,http://etcd-1.etcd:2379,http://etcd-2.etcd:2379');
    return etcd.members;
  });
});
