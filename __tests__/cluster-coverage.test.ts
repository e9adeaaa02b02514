import { existsSync } from 'node:fs';
import { filesBelow } from '../system/files';
import { courseSteps } from './support/course';

/** The ordinary tests say it, so that a contributor sees it without a cluster. */
describe('the cluster tests', () => {
  const steps = courseSteps.map(({ id }) => id);

  test.each(steps)('%s has its own', (step) => {
    expect(existsSync(`__tests__/cluster/${step}.test.ts`)).toBe(true);
  });

  test('belong each to a step', () => {
    const tests = filesBelow('__tests__/cluster').filter((path) => path.endsWith('.test.ts'));
    expect(tests.map((path) => path.replace(/\.test\.ts$/, '')).filter((step) => !steps.includes(step))).toEqual([]);
  });
});
