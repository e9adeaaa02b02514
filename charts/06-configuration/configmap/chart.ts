import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** One value read in two ways: frozen in the environment, refreshed in a volume. And a ConfigMap that nobody can change. */
export default class ConfigMapStep extends Step {
  static override readonly about = about({ title: 'Configurer une application avec des ConfigMaps' });

  constructor(app: StepApp) {
    super(app);
    const settings = new ConfigMap(this, 'settings', { data: { color: 'bleu' } });
    settings.note('data.color', 'à changer pendant que le pod tourne : kubectl edit configmap settings');
    const constants = new ConfigMap(this, 'constants', { data: { CURRENCY: 'euro' }, immutable: true });
    constants.note('immutable', 'le serveur refusera toute modification : pour changer, un autre ConfigMap');
    const script = new ConfigMap(this, 'scripts', { files: ['show.sh'] });
    new Deployment(this, 'reader', {
      containers: [
        new Container('reader', {
          image: images.busybox,
          command: ['sh', '/scripts/show.sh'],
          env: { COLOR: EnvValue.configMap(settings, 'color') },
          envFrom: [constants],
          mounts: [Volume.configMap(settings).at('/etc/settings'), Volume.configMap(script).at('/scripts')],
        })
          .note('env[COLOR]', 'lue une fois, au démarrage du conteneur')
          .note('envFrom', 'toutes les entrées deviennent des variables')
          .note('volumeMounts[/etc/settings].mountPath', 'un fichier par entrée, rafraîchi en une minute environ'),
      ],
    });
  }
}
