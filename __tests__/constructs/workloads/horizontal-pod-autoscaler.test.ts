import { Deployment } from '../../../constructs/workloads/deployment';
import { HorizontalPodAutoscaler, type HorizontalPodAutoscalerProps } from '../../../constructs/workloads/horizontal-pod-autoscaler';
import { type Compose, field, refuses, yaml } from '../../support/render';
import { pods } from '../../support/workloads';

const autoscaler =
  (props: Partial<HorizontalPodAutoscalerProps> = {}, replicas: number | null = null): Compose<HorizontalPodAutoscaler> =>
  (step) => {
    const target = new Deployment(step, 'web', { ...pods, replicas });
    return new HorizontalPodAutoscaler(step, 'web', { target, maxReplicas: 5, cpuPercent: 50, ...props });
  };

test('an autoscaler aims at a share of the CPU that is asked for', () => {
  expect(yaml(autoscaler()).split('---\n').at(-1)).toMatchInlineSnapshot(`
"apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 1
  maxReplicas: 5
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 50
"
`);
});

test('it may be quick to remove pods', () => {
  expect(field('spec', autoscaler({ scaleDownSeconds: 0 }))).toMatchObject({
    behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
  });
});

refuses([
  [
    'an autoscaler of a fixed number of replicas is refused',
    autoscaler({}, 2),
    "Le Deployment « web » fixe replicas: 2, que chaque « kubectl apply » remettrait malgré l'autoscaler « web » : écrivez replicas: null.",
  ],
  [
    'the ceiling is one pod at least',
    autoscaler({ maxReplicas: 0 }),
    "maxReplicas de « web » vaut 0 : un entier d'au moins 1 est attendu.",
  ],
  ['the aim is above zero', autoscaler({ cpuPercent: 0 }), "cpuPercent de « web » vaut 0 : un entier d'au moins 1 est attendu."],
  [
    'a need is watched for an hour at most',
    autoscaler({ scaleDownSeconds: 3601 }),
    'scaleDownSeconds de « web » vaut 3601 : un entier de 0 à 3600 est attendu.',
  ],
]);
