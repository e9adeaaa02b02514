/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../../..',
  testEnvironment: 'node',
  maxWorkers: 2,
  // Against a page that would never end, not against a slow machine: axe-core takes minutes of two idle cores.
  testTimeout: 1_800_000,
  testMatch: ['<rootDir>/__tests__/site/browser/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
};
