import { Construct } from 'constructs';
import { images } from '../../course/images';
import { ClusterIpService } from '../network/cluster-ip-service';
import { Container } from '../pods/container';
import { Volume } from '../pods/volume';
import { PersistentVolumeClaim } from '../storage/persistent-volume-claim';
import { Deployment } from '../workloads/deployment';
import { DeploymentStrategy } from '../workloads/deployment-strategy';
import { elasticsearchProbes } from './probes';

/** Where applications find it. */
const service = 'elasticsearch';

export interface ElasticsearchProps {
  /** The size of the claim that keeps the data, as a quantity. @default none: the data dies with the pod */
  readonly storage?: string;
  /** Labels of its Deployment and of the pods. @default none, and app: the name */
  readonly labels?: Readonly<Record<string, string>>;
}

/** One Elasticsearch node for a lab: no password, a small heap. https://www.elastic.co/docs/deploy-manage/deploy/self-managed */
export class Elasticsearch extends Construct {
  readonly service: ClusterIpService;
  /** `undefined` where the data dies with the pod. */
  readonly claim: PersistentVolumeClaim | undefined;

  constructor(scope: Construct, name: string, props: ElasticsearchProps = {}) {
    super(scope, `Elasticsearch ${name}`);
    const { labels, storage } = props;
    this.claim = storage === undefined ? undefined : new PersistentVolumeClaim(this, service, { size: storage });
    const pods = new Deployment(this, name, {
      ...(labels && { labels, podLabels: labels }),
      strategy: DeploymentStrategy.recreate,
      fsGroup: 1000,
      terminationGracePeriodSeconds: 120,
      containers: [
        new Container('elasticsearch', {
          image: images.elasticsearch,
          env: {
            'discovery.type': 'single-node',
            'node.store.allow_mmap': 'false',
            'cluster.routing.allocation.disk.threshold_enabled': 'false',
            'xpack.security.enabled': 'false',
            ES_JAVA_OPTS: '-Xms512m -Xmx512m',
          },
          probes: elasticsearchProbes,
          mounts: [(this.claim ? Volume.claim(this.claim, { name: 'data' }) : Volume.emptyDir('data')).at('/usr/share/elasticsearch/data')],
          // It creates its keystore among its configuration files when it starts.
          writableRoot: true,
        })
          .note('env[node.store.allow_mmap]', 'sinon il faudrait régler vm.max_map_count sur le nœud')
          .note(
            'env[cluster.routing.allocation.disk.threshold_enabled]',
            'sinon, le disque du nœud rempli à 90 %, Elasticsearch ne prendrait plus de nouveaux documents',
          )
          .note('env[xpack.security.enabled]', 'sans mot de passe : pour un exercice seulement')
          .note('startupProbe', 'laisse 5 minutes au démarrage ; les deux autres sondes attendent')
          .note('readinessProbe', "en échec, le pod sort du Service ; il n'est pas redémarré")
          .note('livenessProbe', 'en échec, le conteneur est redémarré : une question simple, et beaucoup de patience'),
      ],
    }).note('spec.strategy.type', "l'ancien pod rend le volume avant que le nouveau le prenne");
    this.service = new ClusterIpService(this, service, { pods, ports: { http: 9200 } });
  }
}
