import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { PersistentVolumeClaim } from '../../../constructs/storage/persistent-volume-claim';
import { StorageClass } from '../../../constructs/storage/storage-class';
import { Deployment } from '../../../constructs/workloads/deployment';
import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Two diaries that outlive their pods: one on the cluster's own class, one on a class that keeps the disk of a deleted claim. */
export default class PersistentVolumeStep extends Step {
  static override readonly about = about({
    title: 'Garder des données au-delà du pod avec un PersistentVolumeClaim',
    scope: 'cluster',
    needs: ['storage'],
  });

  constructor(app: StepApp) {
    super(app);
    const scripts = new ConfigMap(this, 'scripts', { files: ['diary.sh'] });
    const retain = new StorageClass(this, 'retain', { reclaimPolicy: 'Retain' });
    retain.note('provisioner', 'le programme qui fabrique le volume quand une demande arrive');
    retain.note('reclaimPolicy', 'demande supprimée, volume gardé ; avec Delete, la valeur par défaut, il serait effacé');
    const diary = new PersistentVolumeClaim(this, 'diary', { size: '1Gi' });
    diary.note('spec.accessModes[ReadWriteOnce]', "un seul nœud à la fois : c'est le cas des disques");
    const archive = new PersistentVolumeClaim(this, 'archive', { size: '1Gi', storageClass: retain });
    archive.note('spec.storageClassName', 'la classe ci-dessus, et non celle du cluster par défaut');

    for (const claim of [diary, archive]) {
      const writer = new Deployment(this, claim.name, {
        strategy: DeploymentStrategy.recreate,
        fsGroup: 65534,
        containers: [
          new Container('writer', {
            image: images.busybox,
            command: ['sh', '/scripts/diary.sh'],
            mounts: [Volume.claim(claim, { name: 'data' }).at('/data'), Volume.configMap(scripts).at('/scripts')],
          }),
        ],
      });
      writer.note('spec.strategy.type', "l'ancien pod rend le volume avant que le nouveau le prenne");
    }
  }
}
