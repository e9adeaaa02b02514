/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../../..',
  testEnvironment: 'node',
  maxWorkers: 2,
  testTimeout: 600_000,
  testMatch: ['<rootDir>/__tests__/site/browser/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
};
