import { readFileSync } from 'node:fs';
import { versions } from '../course/versions';
import { longestFirst } from './cluster/support/runner/sequencer';
import { testName } from './cluster/support/runner/test-name';
import { courseSteps } from './support/course';

const order = (paths: readonly string[], seconds: Readonly<Record<string, number>>) =>
  longestFirst(
    paths.map((path) => ({ path: `/kube-etapes/${path}` })),
    seconds,
  ).map(({ path }) => testName(path));

test('the longest test comes first, and the name decides between equals', () => {
  const files = ['job', 'cronjob', 'work-queue'].map((name) => `__tests__/cluster/05-jobs/${name}.test.ts`);
  expect(order(files, { '05-jobs/job': 20, '05-jobs/cronjob': 84, '05-jobs/work-queue': 20 })).toEqual([
    '05-jobs/cronjob',
    '05-jobs/job',
    '05-jobs/work-queue',
  ]);
});

test('a test that has never run comes first: it may be the longest', () => {
  const files = ['cronjob', 'job', 'new', 'newer'].map((name) => `__tests__/cluster/05-jobs/${name}.test.ts`);
  expect(order(files, { '05-jobs/job': 20, '05-jobs/cronjob': 84 })).toEqual([
    '05-jobs/new',
    '05-jobs/newer',
    '05-jobs/cronjob',
    '05-jobs/job',
  ]);
});

test("a page takes its own seconds, or else its step's", () => {
  const files = ['charts/05-jobs/cronjob/guide.md', 'charts/05-jobs/job/guide.md'];
  const seconds = { '05-jobs/job': 20, '05-jobs/cronjob': 84 };
  expect(order(files, seconds)).toEqual(['05-jobs/cronjob (page)', '05-jobs/job (page)']);
  expect(order(files, { ...seconds, '05-jobs/job (page)': 100 })).toEqual(['05-jobs/job (page)', '05-jobs/cronjob (page)']);
});

test('the seconds that are committed are those of tests that there are (npm run bench:cluster writes them again)', () => {
  const known = Object.keys(JSON.parse(readFileSync('__tests__/cluster/seconds.json', 'utf8')));
  const tests = [...courseSteps.map(({ id }) => id), ...versions.map((version) => `versions/${version}`)];
  expect(known.filter((name) => !tests.includes(name))).toEqual([]);
  expect(known.length).toBeGreaterThan(40);
});
