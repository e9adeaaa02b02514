import { existsSync } from 'node:fs';
import { type Capabilities, Target } from '../../course/target';
import { targetIds, targets } from '../../course/targets';

test('a target answers like another as long as nothing was asked that tells them apart', () => {
  const eks = new Target(targets.eks);
  expect([eks.answersLike(targets.gke), eks.answersLike(targets.minikube)]).toEqual([true, true]);
  expect(eks.nodePort(31515)).toBeUndefined();
  expect([eks.answersLike(targets.gke), eks.answersLike(targets.minikube)]).toEqual([true, false]);
  expect(eks.get('storageClass')).toBe('gp3');
  expect([eks.answersLike(targets.gke), eks.answersLike(targets.eks)]).toEqual([false, true]);
});

test('a step sees nothing of a target but its answers: not even its name, which no one would have counted', () => {
  expect(Object.keys(new Target(targets.eks))).toEqual([]);
});

test.each(targetIds)('%s names files of its cluster that exist, its own', (id) => {
  for (const file of [targets[id].creation, ...targets[id].clusterFiles]) {
    expect(file).toMatch(new RegExp(`^course/targets/${id}/`));
    expect(existsSync(file)).toBe(true);
  }
});

test('a node port is only chosen where a learner has the cluster alone', () => {
  expect(targetIds.map((id) => new Target(targets[id]).nodePort(31515))).toEqual([31515, undefined, undefined, undefined]);
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
