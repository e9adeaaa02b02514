import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Ingress } from '../../../constructs/network/ingress';
import { IngressClass } from '../../../constructs/network/ingress-class';
import { Container } from '../../../constructs/pods/container';
import { Traefik } from '../../../constructs/traefik/traefik';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Two applications behind one address: Traefik tells them apart by host name and by path, and answers 404 to the rest. */
export default class IngressStep extends Step {
  static override readonly about = about({ title: 'Router des requêtes HTTP par hôte et par chemin avec un Ingress', scope: 'cluster' });

  constructor(app: StepApp) {
    super(app);
    const [web, api] = ['web', 'api'].map((name) => {
      const pods = new Deployment(this, name, { containers: [new Container(name, { image: images.podinfo })] });
      return new ClusterIpService(this, name, { pods, ports: { http: 80 } });
    }) as [ClusterIpService, ClusterIpService];
    const ingressClass = new IngressClass(this, 'traefik', { controller: 'traefik.io/ingress-controller' }).note(
      'spec.controller',
      'le programme qui sert les Ingress de cette classe',
    );
    const { controller } = new Traefik(this, 'traefik', { ingressClass, nodePorts: { web: 30080 } });
    const host = app.host('web');
    new Ingress(this, 'web', {
      controller,
      rules: [
        { host, service: web },
        { host, path: '/api', service: api },
        { host: app.host('api'), service: api },
      ],
    })
      .note('apiVersion', 'une API figée : Gateway API prend la suite')
      .note('kind', 'des règles, rien de plus : sans contrôleur pour les lire, il ne se passe rien')
      .note('spec.ingressClassName', 'le contrôleur qui doit les lire')
      .note(`spec.rules[${host}].host`, "comparé à l'en-tête Host de la requête ; un hôte inconnu reçoit 404")
      .note(`spec.rules[${host}].http.paths[/api].path`, "le chemin le plus long l'emporte : /api/info va à « api »")
      .note(`spec.rules[${host}].http.paths[/api].pathType`, '/api et ce qui est dessous ; Exact ne prendrait que /api');
  }
}
