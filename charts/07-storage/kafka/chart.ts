import { ConfigMap } from '../../../constructs/configuration/config-map';
import { KafkaCluster } from '../../../constructs/kafka/kafka-cluster';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Three brokers without ZooKeeper; one Job writes a hundred messages, another one reads them back. */
export default class Kafka extends Step {
  static override readonly about = about({
    title: 'Déployer Kafka avec un StatefulSet',
    needs: ['storage'],
    since: {
      version: '1.28',
      brings: "l'étiquette apps.kubernetes.io/pod-index, que pose le contrôleur des StatefulSets",
      seenBy: 'cluster',
    },
    leaves: ['persistentvolumeclaim/data-kafka-'],
  });

  constructor(app: StepApp) {
    super(app);
    const kafka = new KafkaCluster(this, 'kafka', { clusterId: 'XNmk8Xq0FGFax9kElUGu2g', storage: '1Gi' });
    kafka.brokers.note(
      'spec.volumeClaimTemplates[data].metadata.name',
      'chaque broker retrouve ses messages : data-kafka-0, data-kafka-1, data-kafka-2',
    );
    const scripts = new ConfigMap(this, 'scripts', { files: ['wait.sh', 'produce.sh', 'consume.sh'] });
    const mounts = [Volume.configMap(scripts).at('/scripts')];
    const env = { BOOTSTRAP: kafka.bootstrap };
    for (const [name, script] of [
      ['producer', 'produce.sh'],
      ['consumer', 'consume.sh'],
    ] as const) {
      const job = new Job(this, name, {
        restartPolicy: 'OnFailure',
        activeDeadlineSeconds: 900,
        initContainers: [new Container('wait', { image: images.busybox, command: ['sh', '/scripts/wait.sh'], env, mounts })],
        containers: [
          new Container(name, {
            image: images.kafkaTools,
            command: ['sh', `/scripts/${script}`],
            env: { ...env, TOPIC: 'orders', MESSAGES: '100', KAFKA_HEAP_OPTS: '-Xmx128m' },
            mounts,
          }).note('env[BOOTSTRAP].value', "n'importe quel broker, pour commencer : il donne l'adresse des autres"),
        ],
      });
      job.note('spec.template.spec.initContainers', 'passe la main quand un broker répond');
    }
  }
}
