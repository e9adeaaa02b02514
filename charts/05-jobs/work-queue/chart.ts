import { ConfigMap } from '../../../constructs/configuration/config-map';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Deployment } from '../../../constructs/workloads/deployment';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Sixty tasks in a Redis list, three workers that empty it, each task done once, even when a worker dies. */
export default class WorkQueue extends Step {
  static override readonly about = about({ title: 'Vider une file de travail à plusieurs' });

  constructor(app: StepApp) {
    super(app);
    const redis = new Deployment(this, 'redis', {
      containers: [
        new Container('redis', {
          image: images.redis,
          args: ['redis-server', '--save', '', '--protected-mode', 'no'],
          probes: { readiness: Probe.tcpSocket(), liveness: Probe.tcpSocket() },
        }).note('args', 'la file reste en mémoire : elle meurt avec ce pod'),
      ],
    });
    const queue = new ClusterIpService(this, 'queue', { pods: redis, ports: { redis: 6379 } });

    const scripts = Volume.configMap(new ConfigMap(this, 'scripts', { files: ['fill.sh', 'work.sh'] }));
    const script = (name: string) =>
      new Container(name, {
        image: images.redis,
        command: ['sh', `/scripts/${name}.sh`],
        ports: {},
        env: { QUEUE: queue.name },
        mounts: [scripts.at('/scripts')],
      });
    new Job(this, 'fill', { containers: [script('fill').note('command', 'met soixante tâches dans la file, une seule fois')] });
    const workers = new Job(this, 'workers', {
      parallelism: 3,
      backoffLimit: 10,
      containers: [script('work').note('command', "prend une tâche après l'autre, et se termine quand la file est vide")],
    });
    workers.note('spec.parallelism', "trois ouvriers ; sans completions, c'est la file qui dit quand tout est fini");
    workers.note('spec.backoffLimit', 'un ouvrier mort est remplacé, et sa tâche reprise par un autre');
  }
}
