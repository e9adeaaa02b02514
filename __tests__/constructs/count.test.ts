import { checkCount } from '../../constructs/count';

test.each([undefined, 0, 1, 42])('%s is a count', (value) => {
  expect(() => checkCount('replicas', value)).not.toThrow();
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no count', (value) => {
  expect(() => checkCount('replicas', value)).toThrow(new Error(`replicas vaut ${value} : un entier d'au moins 0 est attendu.`));
});

test('bounds are part of the message', () => {
  expect(() => checkCount('weight', 0, 1, 100)).toThrow(new Error('weight vaut 0 : un entier de 1 à 100 est attendu.'));
  expect(() => checkCount('weight', 101, 1, 100)).toThrow(new Error('weight vaut 101 : un entier de 1 à 100 est attendu.'));
  expect(() => checkCount('successThreshold', 2, 1, 1)).toThrow(new Error('successThreshold vaut 2 : 1 est attendu.'));
});
