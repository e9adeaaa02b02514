import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Volume } from '../../../constructs/pods/volume';
import { StatefulSet } from '../../../constructs/workloads/stateful-set';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Three servers, each with a name and a disk that stay its own when its pod is replaced. */
export default class StatefulSetStep extends Step {
  static override readonly about = about({
    title: 'Donner à chaque pod une identité et un volume avec un StatefulSet',
    needs: ['storage'],
    leaves: ['persistentvolumeclaim/www-web-'],
  });

  constructor(app: StepApp) {
    super(app);
    const scripts = new ConfigMap(this, 'scripts', { files: ['identity.sh'] });
    const www = Volume.claimTemplate('www');
    const web = new StatefulSet(this, 'web', {
      replicas: 3,
      service: { name: 'nginx', ports: { http: 8080 } },
      podManagementPolicy: 'OrderedReady',
      claimRetention: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      claims: [{ name: 'www', size: '1Gi' }],
      fsGroup: 101,
      initContainers: [
        new Container('identity', {
          image: images.busybox,
          command: ['sh', '/scripts/identity.sh'],
          mounts: [www.at('/www'), Volume.configMap(scripts).at('/scripts')],
        }),
      ],
      containers: [new Container('nginx', { image: images.nginx, mounts: [www.at('/usr/share/nginx/html', { readOnly: true })] })],
    });
    web.service.note('spec.clusterIP', "pas d'adresse commune : chaque pod a son nom, web-0.nginx, web-1.nginx, web-2.nginx");
    web.note('spec.serviceName', 'le Service qui donne leur nom DNS aux pods');
    web.note('spec.podManagementPolicy', 'un par un : web-1 attend que web-0 soit prêt ; quand on en retire, web-2 part le premier');
    web.note('spec.persistentVolumeClaimRetentionPolicy.whenScaled', 'un pod en moins, ses données restent : il les retrouvera');
    web.note('spec.volumeClaimTemplates[www].metadata.name', 'une demande par pod : www-web-0, www-web-1, www-web-2');
    new Pod(this, 'client', {
      terminationGracePeriodSeconds: 1,
      containers: [new Container('client', { image: images.busybox, command: ['sleep', 'infinity'] })],
    });
  }
}
