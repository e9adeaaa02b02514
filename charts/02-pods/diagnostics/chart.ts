import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** A pod that is not Ready, and says why to whoever asks: describe, logs, exec, cp in both directions, port-forward. */
export default class Diagnostics extends Step {
  static override readonly about = about({ title: 'Observer un pod et échanger des fichiers avec lui' });

  constructor(app: StepApp) {
    super(app);
    const script = new ConfigMap(this, 'boutique', { files: ['boutique.sh'] });
    const pod = new Pod(this, 'boutique', {
      annotations: { 'etapes/mot-cache': 'cardamome' },
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('boutique', {
          image: images.busybox,
          command: ['/scripts/boutique.sh'],
          probes: { readiness: Probe.exec(['cmp', '/data/catalogue.csv', '/data/stock.csv'], { periodSeconds: 5, timeoutSeconds: 3 }) },
          mounts: [
            Volume.configMap(script, { name: 'scripts', executable: true }).at('/scripts'),
            Volume.emptyDir('data', { sizeLimit: '10Mi' }).at('/data'),
          ],
        }),
      ],
    });
    pod.note('metadata.annotations[etapes/mot-cache]', 'visible avec « kubectl describe », absent de « kubectl get pods »');
    pod.note(
      'spec.containers[boutique].readinessProbe.exec',
      'prêt quand stock.csv est la copie exacte de catalogue.csv : kubectl cp, aller et retour',
    );
    pod.note('spec.containers[boutique].volumeMounts[/data].mountPath', 'le seul dossier où ce conteneur peut écrire');
  }
}
