import { LoadBalancerService, type LoadBalancerServiceProps } from '../../../constructs/network/load-balancer-service';
import { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import type { TargetId } from '../../../course/targets';
import { field, refuses } from '../../support/render';
import { server } from '../../support/workloads';

const web = (step: Step) => new Deployment(step, 'web', { containers: [server({ ports: { http: 8080, metrics: 9797 } })] });
const http = { ports: { http: 80 } };
const loadBalancer =
  (props: Partial<Omit<LoadBalancerServiceProps, 'pods'>> = {}) =>
  (step: Step) =>
    new LoadBalancerService(step, 'web', { pods: web(step), ...http, ...props });

test('a load balancer is what the target says', () => {
  const on = (target: TargetId) => field('', loadBalancer({ healthCheck: { port: 'metrics', path: '/readyz' } }), { target });
  expect(on('minikube')).toMatchObject({ metadata: { name: 'web' }, spec: { type: 'LoadBalancer' } });
  expect(on('minikube')).not.toHaveProperty('metadata.annotations');
  expect(on('minikube')).not.toHaveProperty('spec.loadBalancerClass');
  expect(on('eks')).toMatchObject({
    metadata: {
      annotations: {
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/readyz',
        'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '9797',
      },
    },
    spec: { loadBalancerClass: 'service.k8s.aws/nlb' },
  });
});

test('its health is asked of the first port, at the root, unless one says more', () => {
  expect(field('metadata.annotations', loadBalancer(), { target: 'eks' })).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '8080',
  });
});

test('a cloud that cannot be told the port asks on a port of the Service, or nothing in particular', () => {
  const onAzure = (port: string) => field('metadata', loadBalancer({ healthCheck: { port, path: '/readyz' } }), { target: 'aks' });
  expect(onAzure('http')).toMatchObject({
    annotations: { 'service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path': '/readyz' },
  });
  expect(onAzure('metrics')).toEqual({ name: 'web' });
});

test('of several workloads, the health of the first is asked', () => {
  const compose = (step: Step) => {
    const other = new Deployment(step, 'autre', { podLabels: { app: 'web' }, containers: [server()] });
    return new LoadBalancerService(step, 'web', { pods: [web(step), other], ...http, healthCheck: { port: 'metrics', path: '/' } });
  };
  expect(field('metadata.annotations', compose, { target: 'eks' })).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '9797',
  });
});

refuses([
  [
    'a health check of a port that the pods have not is refused',
    loadBalancer({ healthCheck: { port: 'sante', path: '/' } }),
    "Le contrôle de santé du Service « web » vise le port « sante », que les pods n'ont pas ; leurs ports : http (8080), metrics (9797).",
  ],
  [
    'a path of a health check starts with a slash',
    loadBalancer({ healthCheck: { port: 'http', path: 'readyz' } }),
    'Le chemin « readyz » du contrôle de santé du Service « web » doit commencer par « / ».',
  ],
]);
