import { PersistentVolumeClaim, type PersistentVolumeClaimProps } from '../../../constructs/storage/persistent-volume-claim';
import { StorageClass } from '../../../constructs/storage/storage-class';
import { type Compose, field, refuses, yaml } from '../../support/render';

const claim =
  (props: Partial<PersistentVolumeClaimProps> = {}): Compose<PersistentVolumeClaim> =>
  (step) =>
    new PersistentVolumeClaim(step, 'donnees', { size: '1Gi', ...props });

test('a claim asks for room on one node, of the default class of the cluster', () => {
  expect(yaml(claim())).toMatchInlineSnapshot(`
"apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: donnees
spec:
  accessModes:
    - ReadWriteOnce
  resources:
    requests:
      storage: 1Gi
"
`);
});

test('it names the class of a target that has no default one', () => {
  expect(field('spec.storageClassName', claim(), { target: 'eks' })).toBe('gp3');
});

test("it names the class that the trainer's settings give", () => {
  expect(field('spec.storageClassName', claim(), { storageClass: { minikube: 'rapide' } })).toBe('rapide');
});

test('it may name a class of the step, or none at all', () => {
  expect(field('spec.storageClassName', (step) => claim({ storageClass: new StorageClass(step, 'rapide') })(step))).toBe('rapide');
  expect(field('spec.storageClassName', claim({ storageClass: 'none' }), { target: 'eks' })).toBe('');
});

test('it may want one volume, for many nodes', () => {
  expect(field('spec', claim({ volume: { name: 'partage' }, accessMode: 'ReadWriteMany' }))).toMatchObject({
    volumeName: 'partage',
    accessModes: ['ReadWriteMany'],
  });
});

refuses([
  ['a claim for nothing is refused', claim({ size: '0' }), 'La taille « 0 » est nulle : demandez au moins un peu de place, comme 1Gi.'],
  ['a negative one is refused', claim({ size: '-1Gi' }), 'La quantité « -1Gi » est négative : donnez un nombre positif.'],
  [
    'a size is a quantity',
    claim({ size: '1Go' }),
    "« 1Go » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.",
  ],
]);
