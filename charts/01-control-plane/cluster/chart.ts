import { basename } from 'node:path';
import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { PersistentVolumeClaim } from '../../../constructs/storage/persistent-volume-claim';
import { StorageClass } from '../../../constructs/storage/storage-class';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';
import { readTextFile } from '../../../system/text-file';
import { kubeadm } from './kubeadm';

/** A new cluster and its acceptance test: DNS, Services, the API server and storage, seen from a pod. */
export default class Cluster extends Step {
  static override readonly about = about({ title: "Créer un cluster et vérifier qu'il est prêt", scope: 'cluster', needs: ['storage'] });

  constructor(app: StepApp) {
    super(app);
    const creation = readTextFile(app.target.get('creation'));
    this.companion('creation.sh', `#!/bin/sh\n${this.app.file('head.sh')}\n${creation}\n${this.app.file('tail.sh')}`);
    this.companion('kubeadm.yaml', kubeadm());
    for (const file of app.target.get('clusterFiles')) this.companion(basename(file), readTextFile(file));

    const missing = app.target.get('missingStorageClass');
    if (missing) {
      new StorageClass(this, missing, { default: true }).note(
        'metadata.annotations[storageclass.kubernetes.io/is-default-class]',
        'celle que reçoivent les demandes qui ne nomment aucune classe',
      );
    }
    const scripts = new ConfigMap(this, 'verification', { files: ['verifier.sh'] });
    const disk = new PersistentVolumeClaim(this, 'verification', { size: '1Gi' });
    disk.note('spec.resources.requests.storage', "le cluster doit fabriquer ce volume sans l'aide de personne");
    const job = new Job(this, 'verification', {
      serviceAccount: new ServiceAccount(this, 'verification'),
      backoffLimit: 2,
      activeDeadlineSeconds: 600,
      fsGroup: 65534,
      containers: [
        new Container('verification', {
          image: images.curl,
          command: ['/scripts/verifier.sh'],
          mounts: [
            Volume.configMap(scripts, { name: 'scripts', executable: true }).at('/scripts'),
            Volume.claim(disk, { name: 'disque' }).at('/disque'),
          ],
        }),
      ],
    });
    job.note('spec.backoffLimit', "deux nouveaux essais : un cluster neuf n'est pas toujours prêt du premier coup");
    job.note('spec.template.spec.serviceAccountName', "l'identité du pod : elle n'a aucun droit, seulement celui de saluer l'API server");
  }
}
