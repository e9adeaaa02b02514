import { PersistentVolume, type PersistentVolumeProps, StorageClass } from '../../constructs/persistent-volume';
import { type Compose, field, refuses, yaml } from '../support/render';

const volume =
  (props: Partial<PersistentVolumeProps> = {}): Compose<PersistentVolume> =>
  (step) =>
    new PersistentVolume(step, 'partage', { size: '1Gi', source: { nfs: { server: 'nfs.test', path: '/export' } }, ...props });

test('a PersistentVolume has no class, and keeps its data', () => {
  expect(yaml(volume())).toMatchInlineSnapshot(`
"apiVersion: v1
kind: PersistentVolume
metadata:
  name: partage
spec:
  storageClassName: ""
  capacity:
    storage: 1Gi
  accessModes:
    - ReadWriteOnce
  persistentVolumeReclaimPolicy: Retain
  nfs:
    server: nfs.test
    path: /export
"
`);
});

test('it may be shared, and erased with its claim', () => {
  expect(field('spec', volume({ accessMode: 'ReadWriteMany', reclaimPolicy: 'Delete' }))).toMatchObject({
    accessModes: ['ReadWriteMany'],
    persistentVolumeReclaimPolicy: 'Delete',
  });
});

test('a CSI driver may hold the data', () => {
  const csi = { driver: 'csi.test', volumeHandle: 'vol-1' };
  expect(field('spec.csi', volume({ source: { csi } }))).toEqual(csi);
});

test('a StorageClass is what the provisioner of the target needs', () => {
  expect(yaml((step) => new StorageClass(step, 'rapide'))).toMatchInlineSnapshot(`
"apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: rapide
provisioner: k8s.io/minikube-hostpath
volumeBindingMode: Immediate
"
`);
  expect(field('', (step) => new StorageClass(step, 'rapide'), { target: 'eks' })).toMatchObject({
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    allowVolumeExpansion: true,
    volumeBindingMode: 'WaitForFirstConsumer',
  });
});

test('it may keep the data, and be the default one', () => {
  expect(field('', (step) => new StorageClass(step, 'rapide', { reclaimPolicy: 'Retain', default: true }))).toMatchObject({
    metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    reclaimPolicy: 'Retain',
  });
});

refuses([
  [
    'a volume of no size is refused',
    volume({ size: '0Gi' }),
    'La taille « 0Gi » est nulle : demandez au moins un peu de place, comme 1Gi.',
  ],
]);
