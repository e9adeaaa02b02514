/** @type {import('jest').Config} The tests of the steps on a cluster: « npm run test:cluster » prepares the cluster, then calls jest. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/cluster/**/*.test.ts'],
  transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
  testSequencer: '<rootDir>/__tests__/cluster/sequencer.js',
  reporters: ['<rootDir>/__tests__/cluster/reporter.ts'],
};
