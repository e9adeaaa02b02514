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
