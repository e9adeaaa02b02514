import { ConfigMap } from '../../../constructs/configuration/config-map';
import type { Secret } from '../../../constructs/configuration/secret';
import { Elasticsearch } from '../../../constructs/elasticsearch/elasticsearch';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Ingress } from '../../../constructs/network/ingress';
import { Container, type ContainerProps } from '../../../constructs/pods/container';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Traefik } from '../../../constructs/traefik/traefik';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** The whole stack in one namespace: Traefik, a page, an API, Elasticsearch. `tls` is the certificate of its HTTPS variant. */
export default class Middleoffice extends Step {
  static override readonly about = about({ title: 'Déployer le middleoffice : Traefik, web, API et Elasticsearch', needs: ['storage'] });

  constructor(app: StepApp, tls?: Secret) {
    super(app);
    const elasticsearch = new Elasticsearch(this, 'elastic-deploy', { labels: labels('data'), storage: '1Gi' });
    elasticsearch.claim?.note('kind', 'optionnelle : avec un volume emptyDir à la place, les données mourraient avec le pod');
    const api = this.tier(
      'api',
      this.nginx('api', 'api.conf', '/etc/nginx/conf.d', {
        readiness: Probe.httpGet('/api/ready', { periodSeconds: 5, timeoutSeconds: 5 }),
        liveness: Probe.httpGet('/api/live'),
      })
        .note('readinessProbe', "Elasticsearch en panne : l'API n'est plus prête, l'Ingress répond 503")
        .note('livenessProbe', "… mais elle n'est pas redémarrée : cela ne réparerait rien"),
    );
    const web = this.tier('web', this.nginx('web', 'index.html', '/usr/share/nginx/html'));
    web.note('spec.selector.app', 'commune à toute la pile : kubectl get deployments -l app=middleoffice');
    web.note('spec.selector.tier', 'propre à chaque couche');
    const { controller } = new Traefik(this, 'traefik', {
      labels: labels('ingress'),
      https: tls !== undefined,
      nodePorts: tls ? { web: 30082, websecure: 30443 } : { web: 30081 },
    });
    const host = app.host('middleoffice');
    const ingress = new Ingress(this, 'middleoffice', {
      controller,
      ...(tls && { tls }),
      rules: [
        { host, service: web },
        { host, path: '/api', service: api },
      ],
    })
      .note(
        'metadata.annotations[kubernetes.io/ingress.class]',
        "l'ancienne façon de choisir le contrôleur, dont kubectl avertit : elle se passe d'IngressClass, un objet du cluster entier",
      )
      .note(`spec.rules[${host}].http.paths[/api].path`, "la page appelle l'API sous son propre hôte ; l'Ingress les sépare");
    if (tls) ingress.note(`spec.tls[${host}].secretName`, 'le certificat et sa clé : un Secret que le Job « certificate » dépose');
  }

  /** nginx with one file of the step's. The HTTPS variant has its own folder, and the files of this one. */
  private nginx(name: string, file: string, path: string, probes?: ContainerProps['probes']): Container {
    const config = new ConfigMap(this, name, { data: { [file]: this.app.file(`../middleoffice/${file}`) } });
    return new Container(name, {
      image: images.nginx,
      ...(probes && { probes }),
      mounts: [Volume.configMap(config, { name: 'config' }).at(path)],
    });
  }

  /** A Deployment with the labels of its tier, and the Service in front of it. */
  private tier(name: string, container: Container): ClusterIpService {
    const pods = new Deployment(this, name, { labels: labels(name), podLabels: labels(name), containers: [container] });
    return new ClusterIpService(this, name, { pods, ports: { http: 80 } });
  }
}

const labels = (tier: string) => ({ app: 'middleoffice', tier });
