import { Construct } from 'constructs';
import { images } from '../../course/images';
import { Container } from '../pods/container';
import { EnvValue } from '../pods/env';
import { Probe } from '../pods/probe';
import { Scheduling } from '../pods/scheduling';
import { Volume } from '../pods/volume';
import { PodDisruptionBudget } from '../workloads/pod-disruption-budget';
import { StatefulSet } from '../workloads/stateful-set';

/** An odd number: a fourth member would survive no failure more. */
const size = 3;

export interface EtcdClusterProps {
  /** How much storage each member claims, as a quantity. */
  readonly storage: string;
}

/** An etcd of one's own: members that agree on keys and values (Raft). Without encryption: a lab's. https://etcd.io/docs/ */
export class EtcdCluster extends Construct {
  readonly members: StatefulSet;
  /** Every member's address, as etcdctl's ETCDCTL_ENDPOINTS takes them. */
  readonly endpoints: string;

  constructor(scope: Construct, name: string, props: EtcdClusterProps) {
    super(scope, `EtcdCluster ${name}`);
    const hosts = Array.from({ length: size }, (_, index) => `${name}-${index}`);
    const url = (host: string, port: number) => `http://${host}.${name}:${port}`;
    const member = new Container('etcd', {
      image: images.etcd,
      command: ['etcd'],
      args: [
        '--name=$(POD_NAME)',
        '--data-dir=/var/lib/etcd/data',
        `--initial-cluster=${hosts.map((host) => `${host}=${url(host, 2380)}`).join(',')}`,
        `--initial-advertise-peer-urls=${url('$(POD_NAME)', 2380)}`,
        '--listen-peer-urls=http://0.0.0.0:2380',
        `--advertise-client-urls=${url('$(POD_NAME)', 2379)}`,
        '--listen-client-urls=http://0.0.0.0:2379',
      ],
      env: { POD_NAME: EnvValue.field('metadata.name') },
      probes: {
        // The client port opens once a majority is there.
        startup: Probe.httpGet('/readyz', { port: 'client', periodSeconds: 2, failureThreshold: 90 }),
        readiness: Probe.httpGet('/readyz', { port: 'client', periodSeconds: 5 }),
        liveness: Probe.httpGet('/livez', { port: 'client', timeoutSeconds: 5 }),
      },
      mounts: [Volume.claimTemplate('data').at('/var/lib/etcd')],
    });
    member.note('args[--initial-cluster]', 'les membres du départ, par les noms stables de leurs pods');

    this.members = new StatefulSet(this, name, {
      replicas: size,
      service: { name, ports: images.etcd.ports as Readonly<Record<string, number>>, publishNotReadyAddresses: true },
      podManagementPolicy: 'Parallel',
      fsGroup: 65532,
      scheduling: new Scheduling({ spread: 'preferred' }),
      containers: [member],
      claims: [{ name: 'data', size: props.storage }],
    });
    this.endpoints = hosts.map((host) => url(host, 2379)).join(',');
    this.members.note('spec.podManagementPolicy', 'tous ensemble : etcd-0 seul attendrait une majorité qui ne vient pas');
    this.members.note('spec.template.spec.affinity', 'si possible, chaque membre sur un autre nœud');
    this.members.service.note('spec.publishNotReadyAddresses', "les membres se trouvent avant d'être prêts");
    new PodDisruptionBudget(this, name, { pods: this.members, maxUnavailable: 1 });
  }
}
