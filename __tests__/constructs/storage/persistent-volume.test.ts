import { PersistentVolume, type PersistentVolumeProps } from '../../../constructs/storage/persistent-volume';
import { type Compose, field, refuses, yaml } from '../../support/render';

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

test('it may be shared', () => {
  expect(field('spec.accessModes', volume({ accessMode: 'ReadWriteMany' }))).toEqual(['ReadWriteMany']);
});

test('a CSI driver may hold the data', () => {
  const csi = { driver: 'csi.test', volumeHandle: 'vol-1' };
  expect(field('spec.csi', volume({ source: { csi } }))).toEqual(csi);
});

refuses([
  [
    'a volume of no size is refused',
    volume({ size: '0Gi' }),
    'La taille « 0Gi » est nulle : demandez au moins un peu de place, comme 1Gi.',
  ],
]);
