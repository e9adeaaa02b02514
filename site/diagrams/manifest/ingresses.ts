import type { KubeObject } from '../../../imports/kube-object';
import { idOf } from './id';
import type { Sketch } from './sketch';

/** Ingresses: the Services that their rules name, their class, their certificate, and the controller that reads them. */
export function drawIngresses(sketch: Sketch): void {
  for (const object of sketch.all('IngressClass')) sketch.object(object);
  for (const ingress of sketch.all('Ingress')) {
    const { ingressClassName, rules = [], tls = [] } = ingress.spec;
    // A host that all the rules share is said once, in the Ingress itself.
    const hosts = new Set<string>(rules.map(({ host = '*' }: KubeObject) => host));
    const from = sketch.object(ingress, hosts.size === 1 ? [...hosts] : []);
    const routes: [service: string, address: string][] = rules.flatMap(({ host = '*', http }: KubeObject) =>
      http.paths.map(({ path, backend }: KubeObject) => [backend.service.name, hosts.size === 1 ? path : `${host}${path}`]),
    );
    for (const service of new Set(routes.map(([service]) => service))) {
      const label = routes.filter(([to]) => to === service).map(([, address]) => address);
      const says = `envoie ${label.join(' et ')} {au}`;
      sketch.link({ from, to: sketch.named('Service', service), kind: 'refers', label, says });
    }
    for (const { secretName } of tls)
      sketch.link({
        from,
        to: sketch.named('Secret', secretName),
        kind: 'refers',
        label: ['certificat'],
        says: 'prend son certificat dans {le}',
      });
    if (ingressClassName)
      sketch.link({ from, to: sketch.named('IngressClass', ingressClassName), kind: 'refers', label: ['classe'], says: 'est de {le}' });
    drawController(sketch, from, ingress);
  }
}

/** The course names a controller as the class it serves: its pods read the Ingress, and are where requests really pass. */
function drawController(sketch: Sketch, ingress: string, { metadata, spec }: KubeObject): void {
  const name = spec.ingressClassName ?? metadata.annotations?.['kubernetes.io/ingress.class'];
  const pods = sketch.pods.find(({ id }) => id === `pods/${idOf('Deployment', name)}`);
  if (pods) sketch.link({ from: pods.id, to: ingress, kind: 'flows', label: ['suit'], says: '{suit|suivent} les règles {du}' });
}
