import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../../course/images';
import { javaRoot } from '../java-root';
import { jars } from '../maven';
import type { Recipe } from '../recipe';

const version = '4.3.1';

/** Kafka's commands that are a Java class each, without their ending: /opt/kafka/bin/kafka-topics.sh… */
const commands: Readonly<Record<string, string>> = {
  'kafka-broker-api-versions': 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  'kafka-cluster': 'org.apache.kafka.tools.ClusterTool',
  'kafka-configs': 'kafka.admin.ConfigCommand',
  'kafka-console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-producer': 'org.apache.kafka.tools.ConsoleProducer',
  'kafka-consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-get-offsets': 'org.apache.kafka.tools.GetOffsetShell',
  'kafka-leader-election': 'org.apache.kafka.tools.LeaderElectionCommand',
  'kafka-log-dirs': 'org.apache.kafka.tools.LogDirsCommand',
  'kafka-metadata-quorum': 'org.apache.kafka.tools.MetadataQuorumCommand',
  'kafka-metadata-shell': 'org.apache.kafka.shell.MetadataShell',
  'kafka-producer-perf-test': 'org.apache.kafka.tools.ProducerPerformance',
  'kafka-reassign-partitions': 'org.apache.kafka.tools.reassign.ReassignPartitionsCommand',
  'kafka-storage': 'kafka.tools.StorageTool',
  'kafka-topics': 'org.apache.kafka.tools.TopicCommand',
};

export const recipe: Recipe = {
  reference: images.kafka.reference,
  software: `Apache Kafka ${version}, Java 17 (Debian 12) ou 21`,
  from: 'Maven, paquet openjdk-N-jre-headless',
  differs: `${version} au lieu de 4.4.0, dont toutes les bibliothèques n'ont pas été trouvées ; sans Connect ni Streams ; Debian au lieu d'Alpine`,
  megabytes: 348,
  config: {
    user: 'appuser',
    command: ['/etc/kafka/docker/run'],
    ports: [9092],
    volumes: ['/etc/kafka/secrets', '/var/lib/kafka/data', '/mnt/shared/config'],
  },
  fill: async (build) => {
    await javaRoot(build);
    await jars(
      build,
      [
        `org.apache.kafka:kafka_2.13:${version}`,
        `org.apache.kafka:kafka-tools:${version}`,
        `org.apache.kafka:kafka-shell:${version}`,
        'org.apache.logging.log4j:log4j-slf4j-impl:2.25.4',
      ],
      build.at('/opt/kafka/libs'),
    );
    build.files();
    for (const [name, type] of Object.entries(commands)) {
      build.write(`/opt/kafka/bin/${name}.sh`, `#!/bin/bash\nexec "$(dirname "$0")/kafka-run-class.sh" ${type} "$@"\n`);
    }
    // The defaults are read in one folder by the start script, in the other by the tools.
    for (const name of readdirSync(build.at('/etc/kafka/docker'))) {
      if (name !== 'run') build.copy(`/etc/kafka/docker/${name}`, `/opt/kafka/config/${name}`);
    }
    copyFileSync(join(build.recipeFolder, 'archive-classes.sh'), build.at('/tmp/archive-classes.sh'));
    await build.inside(['bash', '/tmp/archive-classes.sh'], { what: "essai d'un broker", within: 600 });
    rmSync(build.at('/tmp/archive-classes.sh'));
    build.account({ name: 'appuser', uid: 1000, gid: 1000, home: '/home/appuser', shell: '/bin/bash' });
    for (const path of ['/opt/kafka/logs', '/etc/kafka/secrets', '/var/lib/kafka/data', '/mnt/shared/config', '/home/appuser'])
      build.folder(path);
    for (const path of ['/opt/kafka', '/etc/kafka', '/var/lib/kafka', '/mnt/shared', '/home/appuser']) await build.give(path, 1000, 1000);
  },
};
