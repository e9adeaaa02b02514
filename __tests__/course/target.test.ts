import { type Capabilities, Target, targetIds } from '../../course/target';
import { targets } from '../../course/targets';

test('a target answers from the table, and remembers what it was asked', () => {
  const eks = new Target('eks', targets.eks);
  expect(eks.asked).toEqual(new Set());
  expect(eks.get('storageClass')).toBe('gp3');
  expect(eks.nodePort(31515)).toBeUndefined();
  expect(eks.asked).toEqual(new Set(['storageClass', 'fixedNodePorts']));
});

test('a node port is only chosen where a learner has the cluster alone', () => {
  expect(targetIds.map((id) => new Target(id, targets[id]).nodePort(31515))).toEqual([31515, undefined, undefined, undefined]);
});

test('every target answers every question', () => {
  const questions = (id: keyof typeof targets) => Object.keys(targets[id]).sort() as (keyof Capabilities)[];
  for (const id of targetIds) expect(questions(id)).toEqual(questions('minikube'));
});

test('answers are plain values, since two targets are compared by them', () => {
  const plain = (value: unknown): boolean =>
    value === null || typeof value !== 'object'
      ? typeof value !== 'function'
      : [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) && Object.values(value).every(plain);
  for (const id of targetIds) expect(plain(targets[id])).toBe(true);
});
