import { DeploymentStrategy } from '../../../constructs/workloads/deployment-strategy';
import * as k8s from '../../../imports/k8s';
import { refuses } from '../../support/render';

test('Recreate stops the old pods first', () => {
  expect(DeploymentStrategy.recreate.spec).toEqual({ type: 'Recreate' });
});

test('all the pods may be missing, or none', () => {
  for (const maxUnavailable of ['100%', 0]) {
    expect(DeploymentStrategy.rollingUpdate({ maxSurge: 1, maxUnavailable }).spec.type).toBe('RollingUpdate');
  }
});

test('a rolling update is measured in pods or percents', () => {
  expect(DeploymentStrategy.rollingUpdate({ maxSurge: '150%', maxUnavailable: 0 }).spec).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: k8s.IntOrString.fromString('150%'), maxUnavailable: k8s.IntOrString.fromNumber(0) },
  });
});

refuses([
  ...([0, '0%', '00%'] as const).map(
    (none) =>
      [
        `an update that could not advance (${none}) is refused`,
        () => DeploymentStrategy.rollingUpdate({ maxSurge: 0, maxUnavailable: none }),
        "maxSurge et maxUnavailable valent tous deux 0 : la mise à jour ne pourrait jamais avancer, donnez au moins 1 à l'un des deux.",
      ] as const,
  ),
  ...['beaucoup', '25', '0.5%', '-1%', '25 %', '25%%', 'x25%'].map(
    (share) =>
      [
        `« ${share} » is no share`,
        () => DeploymentStrategy.rollingUpdate({ maxSurge: share, maxUnavailable: 1 }),
        `maxSurge vaut « ${share} » : un nombre entier, ou un pourcentage entier comme 25%, est attendu.`,
      ] as const,
  ),
  [
    'more than all cannot be missing',
    () => DeploymentStrategy.rollingUpdate({ maxSurge: 1, maxUnavailable: '101%' }),
    'maxUnavailable vaut « 101% » : un nombre entier, ou un pourcentage entier comme 25%, est attendu (100% au plus).',
  ],
  [
    'a share is a count',
    () => DeploymentStrategy.rollingUpdate({ maxSurge: -1, maxUnavailable: 1 }),
    "maxSurge vaut -1 : un entier d'au moins 0 est attendu.",
  ],
]);
