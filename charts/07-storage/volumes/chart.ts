import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Two containers share an emptyDir; beside it a ConfigMap, the pod's own metadata and a folder in memory, each a volume. */
export default class Volumes extends Step {
  static override readonly about = about({ title: 'Partager des fichiers dans un pod avec des volumes' });

  constructor(app: StepApp) {
    super(app);
    const config = new ConfigMap(this, 'journal', { files: ['journal.sh', 'message.txt'] });
    const pages = Volume.emptyDir('pages', { sizeLimit: '64Mi' });
    const writer = new Container('writer', {
      image: images.busybox,
      command: ['sh', '/config/journal.sh'],
      mounts: [
        pages.at('/pages'),
        Volume.configMap(config, { name: 'config' }).at('/config'),
        Volume.downwardApi('pod-info', { name: 'metadata.name', labels: 'metadata.labels' }).at('/pod-info'),
        Volume.emptyDir('memory', { memory: true, sizeLimit: '8Mi' }).at('/memory'),
      ],
    });
    const web = new Container('web', {
      image: images.nginx,
      mounts: [pages.at('/usr/share/nginx/html', { readOnly: true })],
    }).note('volumeMounts[/usr/share/nginx/html].readOnly', 'le même volume que writer : web le lit, writer y écrit');
    const journal = new Deployment(this, 'journal', { containers: [writer, web] });
    const volume = (name: string, field: string) => `spec.template.spec.volumes[${name}].${field}`;
    journal.note(volume('pages', 'emptyDir'), 'vide à la création du pod, gardé quand un conteneur redémarre, effacé avec le pod');
    journal.note(volume('config', 'configMap'), 'chaque entrée du ConfigMap devient un fichier, rafraîchi quand elle change');
    journal.note(volume('pod-info', 'downwardAPI'), 'ce que Kubernetes sait du pod, en fichiers');
    journal.note(volume('memory', 'emptyDir'), 'en mémoire vive : compté dans la limite du conteneur, plein à 8 Mio');

    if (app.settings.hostPath) {
      const logs = Volume.hostPath('node-logs', '/var/log');
      const node = new Pod(this, 'node-logs', {
        terminationGracePeriodSeconds: 1,
        containers: [
          new Container('shell', {
            image: images.busybox,
            command: ['sleep', 'infinity'],
            mounts: [logs.at('/node-logs', { readOnly: true })],
          }),
        ],
      });
      node.note('spec.volumes[node-logs].hostPath', "un dossier du nœud lui-même : il sort de l'isolation du pod, réservé au formateur");
    }
  }
}
