import { existsSync } from 'node:fs';
import { mutatedFiles } from '../../../bench/mutants/files';
import { snapshot, testsOf } from '../../../bench/mutants/tests-of';

const tests = testsOf(mutatedFiles());

test('the tests of a file are those that mirror it', () => {
  expect(tests.get('constructs/quantity.ts')).toEqual(['__tests__/constructs/quantity.test.ts']);
});

test('else those that import it', () => {
  expect(tests.get('constructs/network/cluster-ip-service.ts')).toContain('__tests__/constructs/network/service.test.ts');
});

test('else those of the files that use it', () => {
  expect(tests.get('constructs/configuration/entries.ts')).toEqual([
    '__tests__/constructs/configuration/config-map.test.ts',
    '__tests__/constructs/configuration/secret.test.ts',
  ]);
});

test('every file has some, and they exist', () => {
  for (const found of tests.values()) expect(found).not.toEqual([]);
  expect([snapshot, ...tests.values()].flat().filter((path) => !existsSync(path))).toEqual([]);
});
