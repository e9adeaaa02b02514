import { StorageClass } from '../../../constructs/storage/storage-class';
import { field, yaml } from '../../support/render';

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
