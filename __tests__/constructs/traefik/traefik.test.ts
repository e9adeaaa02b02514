import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Ingress } from '../../../constructs/network/ingress';
import { IngressClass } from '../../../constructs/network/ingress-class';
import type { Service } from '../../../constructs/network/service';
import { Traefik, type TraefikProps } from '../../../constructs/traefik/traefik';
import { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import { field, outline, refuses, yaml } from '../../support/render';
import { pods } from '../../support/workloads';

const traefik = (props?: TraefikProps) => (step: Step) => new Traefik(step, 'traefik', props);
const child =
  <T>(kind: string, props?: TraefikProps) =>
  (step: Step) =>
    traefik(props)(step).node.findChild(`${kind} traefik`) as T;
const service = (props?: TraefikProps) => child<Service>('Service', props);
const deployment = (props?: TraefikProps) => child<Deployment>('Deployment', props);
const withClass = (step: Step) =>
  traefik({ ingressClass: new IngressClass(step, 'traefik', { controller: 'traefik.io/ingress-controller' }) })(step);

test('a Traefik is its configuration, its rights within the namespace, its pod and a Service', () => {
  expect(outline(traefik())).toEqual([
    'ConfigMap traefik',
    'ServiceAccount traefik',
    'Role traefik',
    'RoleBinding traefik',
    'Deployment traefik',
    'Service traefik',
  ]);
});

test('it asks for rights on the cluster only where it serves a class', () => {
  expect(outline(withClass)).toEqual(expect.arrayContaining(['ClusterRole traefik', 'ClusterRoleBinding traefik']));
});

test('without a class it looks at nothing beyond its namespace', () => {
  const text = yaml(traefik());
  expect(text).toContain('TRAEFIK_PROVIDERS_KUBERNETESINGRESS_DISABLECLUSTERSCOPERESOURCES: "true"');
  expect(yaml(withClass)).not.toContain('DISABLECLUSTERSCOPERESOURCES');
});

test('its controller is what an Ingress takes', () => {
  const ingress = (make: (step: Step) => Traefik) =>
    field('', (step) => {
      const web = new ClusterIpService(step, 'web', { pods: new Deployment(step, 'web', pods), ports: { http: 80 } });
      return new Ingress(step, 'web', { controller: make(step).controller, rules: [{ host: 'web.test', service: web }] });
    });
  expect(ingress(traefik())).toHaveProperty('metadata.annotations', { 'kubernetes.io/ingress.class': 'traefik' });
  expect(ingress(withClass)).toHaveProperty('spec.ingressClassName', 'traefik');
});

test('HTTPS is a second entry point, port and configuration', () => {
  expect(field('spec.ports', service())).toEqual([{ name: 'web', port: 80, targetPort: 'web' }]);
  expect(field('spec.ports', service({ https: true }))).toEqual([
    { name: 'web', port: 80, targetPort: 'web' },
    { name: 'websecure', port: 443, targetPort: 'websecure' },
  ]);
  expect(yaml(traefik({ https: true }))).toContain('TRAEFIK_ENTRYPOINTS_WEBSECURE_ADDRESS: :8443');
  expect(yaml(traefik())).not.toContain('WEBSECURE');
});

test('it is exposed as the target can: a node port, or a load balancer that asks its health', () => {
  const props = { nodePorts: { web: 30080 } };
  expect(field('spec', service(props))).toMatchObject({ type: 'NodePort', ports: [{ nodePort: 30080 }] });
  expect(field('', service(props), { target: 'eks' })).toMatchObject({
    metadata: {
      annotations: {
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/ping',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '8080',
      },
    },
    spec: { type: 'LoadBalancer' },
  });
});

test('it tells its Ingresses where they can be reached', () => {
  const env = 'spec.template.spec.containers[traefik].env';
  expect(field(env, deployment())).toContainEqual({
    name: 'TRAEFIK_PROVIDERS_KUBERNETESINGRESS_INGRESSENDPOINT_IP',
    valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } },
  });
  expect(field(env, deployment(), { target: 'aks' })).toContainEqual({
    name: 'TRAEFIK_PROVIDERS_KUBERNETESINGRESS_INGRESSENDPOINT_PUBLISHEDSERVICE',
    value: '$(POD_NAMESPACE)/traefik',
  });
});

test('no Service of the namespace becomes one of its settings', () => {
  expect(field('spec.template.spec.enableServiceLinks', deployment())).toBe(false);
});

refuses([
  [
    'a node port for HTTPS without HTTPS is refused',
    traefik({ nodePorts: { web: 30080, websecure: 30443 } }),
    "Traefik « traefik » n'écoute pas en HTTPS : retirez nodePorts.websecure (30443), ou donnez « https: true ».",
  ],
  [
    'a node port out of range is refused',
    traefik({ nodePorts: { web: 8080 } }),
    'Le port de nœud « web » du Service « traefik » vaut 8080 : un entier de 30000 à 32767 est attendu.',
  ],
]);
