import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** What an update may not touch: almost all of a living pod. What it may: its image, and all of a Deployment's template. */
export default class Immutability extends Step {
  static override readonly about = about({ title: 'Distinguer ce qui se modifie et ce qui se remplace' });

  constructor(app: StepApp) {
    super(app);
    const pod = new Pod(this, 'web', { containers: [new Container('web', { image: images.podinfo, probes: {} })] });
    pod.note('metadata.name', "immuable, il fait l'identité : un autre nom serait un autre pod");
    pod.note('metadata.labels', 'modifiables à tout moment');
    pod.note('spec.containers[web].image', 'modifiable : le conteneur redémarre, dans le même pod');
    pod.note('spec.containers[web].ports[http].containerPort', "immuable : l'API server refuse, 422 Invalid");
    const service = new ClusterIpService(this, 'web', { pods: pod, ports: { http: 80 } });
    service.note('metadata.name', 'le même nom que le pod, mais un autre kind : deux objets');
    const site = new Deployment(this, 'site', { containers: [new Container('web', { image: images.podinfo, probes: {} })] });
    site.note('spec.selector', 'immuable : un Deployment ne change pas de pods');
    site.note('spec.template.spec.containers[web].ports[http].containerPort', 'modifiable : le Deployment remplace ses pods');
  }
}
