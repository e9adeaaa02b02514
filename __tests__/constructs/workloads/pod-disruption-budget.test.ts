import { Deployment } from '../../../constructs/workloads/deployment';
import { PodDisruptionBudget, type PodDisruptionBudgetProps } from '../../../constructs/workloads/pod-disruption-budget';
import { type Compose, field, refuses, yaml } from '../../support/render';
import { pods } from '../../support/workloads';

const budget =
  (props: Omit<PodDisruptionBudgetProps, 'pods'>): Compose<PodDisruptionBudget> =>
  (step) =>
    new PodDisruptionBudget(step, 'web', { pods: new Deployment(step, 'web', pods), ...props });

test('a budget says how many may be missing, or must be there', () => {
  expect(field('spec', budget({ maxUnavailable: 1 }))).toEqual({ maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } });
  expect(field('spec', budget({ minAvailable: 0 }))).toEqual({ minAvailable: 0, selector: { matchLabels: { app: 'web' } } });
  expect(yaml(budget({ minAvailable: 1 }))).toContain('apiVersion: policy/v1\nkind: PodDisruptionBudget\n');
});

const oneOfTwo = 'Le PodDisruptionBudget « web » doit avoir maxUnavailable ou minAvailable, et un seul des deux.';

refuses([
  ['a budget that says nothing is refused', budget({}), oneOfTwo],
  ['a budget that says two things is refused', budget({ minAvailable: 1, maxUnavailable: 1 }), oneOfTwo],
  ['a budget is a count', budget({ maxUnavailable: -1 }), "maxUnavailable de « web » vaut -1 : un entier d'au moins 0 est attendu."],
  ['so is its other half', budget({ minAvailable: 0.5 }), "minAvailable de « web » vaut 0.5 : un entier d'au moins 0 est attendu."],
]);
