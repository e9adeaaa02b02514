import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { HorizontalPodAutoscaler } from '../../../constructs/workloads/horizontal-pod-autoscaler';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** More pods under load (HorizontalPodAutoscaler), or a bigger one without a restart (in-place resize). */
export default class Autoscaling extends Step {
  static override readonly about = about({
    title: "Passer à l'échelle : plus de pods, ou de plus gros",
    needs: ['metrics'],
    since: { version: '1.33', brings: 'resizePolicy et la sous-ressource resize des pods', seenBy: 'api-server' },
  });

  constructor(app: StepApp) {
    super(app);
    const scripts = Volume.configMap(new ConfigMap(this, 'scripts', { files: ['load.sh', 'limits.sh'] }));
    const web = new Deployment(this, 'web', {
      replicas: null,
      containers: [
        new Container('web', { image: images.podinfo, resources: { cpu: '50m' } }).note(
          'resources.requests.cpu',
          "les 100 % dont l'autoscaler calcule sa part",
        ),
      ],
    });
    web.note('spec', "pas de replicas : leur nombre est l'affaire de l'autoscaler");
    const service = new ClusterIpService(this, 'web', { pods: web, ports: { http: 80 } });
    const autoscaler = new HorizontalPodAutoscaler(this, 'web', { target: web, maxReplicas: 4, cpuPercent: 50, scaleDownSeconds: 30 });
    autoscaler.note(
      'spec.metrics[cpu].resource.target.averageUtilization',
      'au-dessus en moyenne, des pods en plus ; en dessous, en moins',
    );
    autoscaler.note('spec.behavior.scaleDown.stabilizationWindowSeconds', 'le calme doit durer 30 s (par défaut : 300)');

    const load = new Deployment(this, 'load', {
      replicas: 0,
      containers: [
        new Container('load', {
          image: images.curl,
          command: ['sh', '/scripts/load.sh'],
          env: { URL: `http://${service.name}` },
          resources: { cpuLimit: '200m' },
          mounts: [scripts.at('/scripts')],
        }),
      ],
    });
    load.note('spec.replicas', 'aucune charge au départ : kubectl scale deployment/load --replicas=1');

    new Pod(this, 'resize', {
      containers: [
        new Container('resize', {
          image: images.busybox,
          command: ['sh', '/scripts/limits.sh'],
          resources: { cpu: '50m', cpuLimit: '100m' },
          resizePolicy: [
            { resourceName: 'cpu', restartPolicy: 'NotRequired' },
            { resourceName: 'memory', restartPolicy: 'RestartContainer' },
          ],
          mounts: [scripts.at('/scripts')],
        })
          .note('resources', 'modifiable sur place : kubectl patch pod resize --subresource resize …')
          .note('resizePolicy[cpu].restartPolicy', 'CPU modifié : le conteneur continue')
          .note('resizePolicy[memory].restartPolicy', 'mémoire modifiée : il redémarre, dans le même pod'),
      ],
    });
  }
}
