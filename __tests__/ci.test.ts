import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What CI is told of some results, each a file of its own. */
function told(...results: readonly unknown[]): string {
  const files = results.map((result, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(result));
    return file;
  });
  const half = join(folder, 'half-written.json');
  writeFileSync(half, '{"numPassedTests": 3,');
  return spawnSync(process.execPath, ['--import', 'tsx', '.ci/results.ts', ...files, half, join(folder, 'never-written.json')], {
    encoding: 'utf8',
  }).stdout;
}

test('CI tells every failure with its message, and counts', () => {
  const long = ['Error: not so', ...Array.from({ length: 60 }, (_, index) => `line ${index}`), '    at node_modules/jest/x.js:1:1'].join(
    '\n',
  );
  const ofJest = {
    ...{ numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 1 },
    testResults: [
      {
        ...{ name: join(process.cwd(), '__tests__/a.test.ts'), message: 'all of it' },
        assertionResults: [
          { status: 'passed', fullName: 'this is seen', failureMessages: [] },
          { status: 'failed', fullName: 'this is not', failureMessages: [long] },
        ],
      },
      { name: join(process.cwd(), '__tests__/b.test.ts'), message: 'Cannot find module', assertionResults: [] },
    ],
  };
  const ofTheCluster = {
    ...{ numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 0 },
    steps: [
      {
        step: '02-pods/pod',
        rows: [
          { mark: '✓', sentence: 'le manifeste est accepté' },
          { mark: '✗', sentence: 'tout devient prêt', failure: 'pas fini en 60 s' },
          { mark: '✗', sentence: 'il répond', failure: 'non vérifié, car tout devient prêt' },
        ],
      },
    ],
  };
  const text = told(ofJest, ofTheCluster);
  expect(text).toMatch(/^✗ __tests__\/a\.test\.ts: this is not\n {4}Error: not so\n/);
  expect(text).toContain('… and 21 lines more');
  expect(text).not.toContain('node_modules');
  expect(text).toContain('✗ __tests__/b.test.ts\n    Cannot find module\n');
  expect(text).toContain('✗ 02-pods/pod: tout devient prêt\n    pas fini en 60 s\n');
  for (const name of ['half-written', 'never-written']) expect(text).toContain(`${name}.json: no results were written`);
  expect(text).not.toMatch(/this is seen|accepté|il répond/);
  expect(text.trimEnd().split('\n').at(-1)).toBe('12 6');
});
