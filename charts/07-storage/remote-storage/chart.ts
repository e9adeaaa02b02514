import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Scheduling } from '../../../constructs/pods/scheduling';
import { Volume } from '../../../constructs/pods/volume';
import { PersistentVolume } from '../../../constructs/storage/persistent-volume';
import { PersistentVolumeClaim } from '../../../constructs/storage/persistent-volume-claim';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** One folder of the trainer's NFS server, written by pods of several nodes: through the kubelet's own NFS, and through a CSI driver. */
export default class RemoteStorage extends Step {
  static override readonly about = about({
    title: 'Partager un stockage distant entre plusieurs nœuds (NFS, CSI)',
    scope: 'cluster',
    needs: ['nfs'],
  });

  constructor(app: StepApp) {
    super(app);
    const [server, share] = [app.host('nfs'), '/srv/etapes'];
    const shared = { size: '1Gi', accessMode: 'ReadWriteMany' } as const;

    const nfs = new PersistentVolume(this, 'board-nfs', { ...shared, source: { nfs: { server, path: share } } });
    nfs.note('spec.accessModes[ReadWriteMany]', "plusieurs nœuds en même temps : ce qu'un disque ne sait pas faire");
    nfs.note('spec.nfs.server', "le serveur du formateur ; c'est le nœud qui monte le dossier, et qui doit résoudre ce nom");
    const board = new PersistentVolumeClaim(this, 'board', { ...shared, storageClass: 'none', volume: nfs });
    board.note('spec.storageClassName', 'aucune classe : le volume est préparé à la main, personne ne le fabrique');
    board.note('spec.volumeName', 'ce volume-là, et pas un autre');

    const csi = new PersistentVolume(this, 'board-csi', {
      ...shared,
      source: { csi: { driver: 'nfs.csi.k8s.io', volumeHandle: `${server}${share}`, volumeAttributes: { server, share } } },
    });
    csi.note('spec.csi.driver', 'le même dossier, monté par un pilote installé dans le cluster plutôt que par le kubelet');
    new PersistentVolumeClaim(this, 'board-csi', { ...shared, storageClass: 'none', volume: csi });

    const scripts = new ConfigMap(this, 'scripts', { files: ['board.sh'] });
    const writers = new Deployment(this, 'board', {
      replicas: 2,
      scheduling: new Scheduling({ spread: 'preferred' }),
      containers: [
        new Container('writer', {
          image: images.busybox,
          command: ['sh', '/scripts/board.sh'],
          env: { NODE: EnvValue.field('spec.nodeName') },
          mounts: [Volume.claim(board).at('/board'), Volume.configMap(scripts).at('/scripts')],
        }),
      ],
    });
    writers.note('spec.template.spec.affinity', 'si possible, chaque pod sur un autre nœud');
    writers.note(
      'spec.template.spec.volumes[board].persistentVolumeClaim.claimName',
      'avec le pilote CSI : board-csi, et les mêmes lignes sont là',
    );
  }
}
