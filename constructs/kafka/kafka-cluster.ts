import { Construct } from 'constructs';
import { images } from '../../course/images';
import { ClusterIpService } from '../network/cluster-ip-service';
import { Container } from '../pods/container';
import { Probe } from '../pods/probe';
import { Scheduling } from '../pods/scheduling';
import { Volume } from '../pods/volume';
import { PodDisruptionBudget } from '../workloads/pod-disruption-budget';
import { StatefulSet } from '../workloads/stateful-set';
import { brokerEnvironment } from './broker-environment';

/** Each a voter of the quorum as well: an odd number, so that a majority survives a failure. */
const size = 3;

export interface KafkaClusterProps {
  /** The identity of the cluster, written on every disk: what `kafka-storage.sh random-uuid` prints. */
  readonly clusterId: string;
  /** How much storage each broker claims, as a quantity. */
  readonly storage: string;
}

/**
 * Kafka without ZooKeeper (KRaft): brokers that are also the controllers of their cluster, and a Service in front of them.
 * Without encryption or passwords: a lab's. https://kafka.apache.org/documentation/#kraft
 */
export class KafkaCluster extends Construct {
  readonly brokers: StatefulSet;
  /** Where clients start from: any broker tells them about the others. */
  readonly bootstrap: string;

  constructor(scope: Construct, name: string, props: KafkaClusterProps) {
    super(scope, `KafkaCluster ${name}`);
    const { clusterId, storage } = props;
    checkClusterId(name, clusterId);
    const headless = `${name}-headless`;
    const env = brokerEnvironment({ name, headless, brokers: size, clusterId });
    const broker = new Container('kafka', {
      image: images.kafka,
      env,
      probes: {
        // The broker's port opens once the quorum has let it in; each kafka-*.sh would start a JVM.
        startup: Probe.tcpSocket({ port: 'broker', periodSeconds: 5, failureThreshold: 60 }),
        readiness: Probe.tcpSocket({ port: 'broker' }),
        liveness: Probe.tcpSocket({ port: 'controller', periodSeconds: 20 }),
      },
      mounts: [Volume.claimTemplate('data').at('/var/lib/kafka/data')],
    });
    broker.note('env[KAFKA_NODE_ID].valueFrom.fieldRef.fieldPath', 'le numéro du pod : 0 pour kafka-0');
    broker.note('env[KAFKA_PROCESS_ROLES].value', 'sans ZooKeeper : les brokers tiennent aussi les métadonnées (KRaft)');
    broker.note('env[KAFKA_CONTROLLER_QUORUM_VOTERS].value', 'le quorum : chacun connaît les autres par leur nom stable');
    broker.note('env[KAFKA_ADVERTISED_LISTENERS].value', "l'adresse que ce broker donne aux clients : la sienne, pas celle du Service");
    broker.note('env[KAFKA_MIN_INSYNC_REPLICAS].value', 'un message est accepté quand deux brokers le tiennent : un peut tomber');

    this.brokers = new StatefulSet(this, name, {
      replicas: size,
      service: { name: headless, ports: images.kafka.ports as Readonly<Record<string, number>>, publishNotReadyAddresses: true },
      podManagementPolicy: 'Parallel',
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 60,
      fsGroup: 1000,
      scheduling: new Scheduling({ spread: 'preferred' }),
      containers: [broker],
      claims: [{ name: 'data', size: storage }],
    });
    this.brokers.note('spec.podManagementPolicy', 'tous ensemble : seul, kafka-0 attendrait un quorum qui ne vient pas');
    this.brokers.note(
      'spec.template.spec.enableServiceLinks',
      "sinon le Service kafka deviendrait la variable KAFKA_PORT, que l'image prendrait pour un réglage",
    );
    this.brokers.note('spec.template.spec.affinity', 'si possible, chaque broker sur un autre nœud');
    this.brokers.service.note('spec.publishNotReadyAddresses', "les brokers se trouvent avant d'être prêts");

    new ClusterIpService(this, name, { pods: this.brokers, ports: { broker: 9092 } });
    this.bootstrap = `${name}:9092`;
    new PodDisruptionBudget(this, name, { pods: this.brokers, maxUnavailable: 1 });
  }
}

function checkClusterId(name: string, clusterId: string): void {
  if (!/^[A-Za-z0-9_][-A-Za-z0-9_]{21}$/.test(clusterId)) {
    throw new Error(
      `L'identité « ${clusterId} » du cluster Kafka « ${name} » n'est pas acceptée : 22 caractères (lettres, chiffres, « _ » et « - », pas de tiret au début), comme « kafka-storage.sh random-uuid » en affiche.`,
    );
  }
}
