import { describe as inWords, matches } from '../../../../site/diagrams/manifest/selector';

const labels = { app: 'web', tier: 'front' };

test.each([
  [{}, true],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['front', 'back'] }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] }, false],
  [{ matchExpressions: [{ key: 'color', operator: 'NotIn', values: ['blue'] }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
] as const)('%j chooses as Kubernetes does', (selector, expected) => {
  expect(matches(selector, labels)).toBe(expected);
});

test('a selector is read as kubectl writes it, or in words', () => {
  expect(inWords({ matchLabels: labels })).toBe('app=web, tier=front');
  expect(inWords({ matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] })).toBe('tier parmi a, b');
  expect(inWords({})).toBe('');
});
