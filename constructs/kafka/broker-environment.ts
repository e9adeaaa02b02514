import { type Env, EnvValue } from '../pods/env';

/** The label in which a StatefulSet's controller writes the number of each pod, since Kubernetes 1.28. */
const podIndex = "metadata.labels['apps.kubernetes.io/pod-index']";

/**
 * What every broker is told. The image turns each KAFKA_X_Y into the property `x.y`; the variables of our own have another
 * prefix. What Kafka's defaults already say for three brokers (its internal topics: 3 copies, 2 in sync) is left out.
 */
export function brokerEnvironment(cluster: {
  readonly name: string;
  /** The headless Service, under which each broker has a name. */
  readonly headless: string;
  readonly brokers: number;
  readonly clusterId: string;
}): Env {
  const { name, headless, brokers, clusterId } = cluster;
  const voters = Array.from({ length: brokers }, (_, index) => `${index}@${name}-${index}.${headless}:9093`);
  return {
    POD_NAME: EnvValue.field('metadata.name'),
    POD_NAMESPACE: EnvValue.field('metadata.namespace'),
    CLUSTER_ID: clusterId,
    KAFKA_NODE_ID: EnvValue.field(podIndex),
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: voters.join(','),
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://$(POD_NAME).${headless}.$(POD_NAMESPACE).svc.cluster.local:9092`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
    // A folder below the mount: at the root of a cloud's disk, lost+found would stop Kafka.
    KAFKA_LOG_DIRS: '/var/lib/kafka/data/kraft',
    KAFKA_DEFAULT_REPLICATION_FACTOR: '3',
    KAFKA_MIN_INSYNC_REPLICAS: '2',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_HEAP_OPTS: '-Xms256m -Xmx256m',
  };
}
