/** @type {import('jest').Config} The tests of the steps on a cluster: « npm run test:cluster » prepares the cluster, then calls jest. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/__tests__/cluster/**/*.test.ts',
    '<rootDir>/charts/**/guide.md',
    '<rootDir>/site/pages/**/*.md',
    '<rootDir>/testbed/go/kubernetes-*/go.mod',
  ],
  moduleFileExtensions: ['js', 'ts', 'json', 'node', 'md', 'mod'],
  transform: {
    '\\.ts$': ['ts-jest', { diagnostics: false }],
    '\\.md$': '<rootDir>/__tests__/cluster/support/pages/page-transform.js',
    '\\.mod$': '<rootDir>/__tests__/cluster/support/versions/version-transform.js',
  },
  testSequencer: '<rootDir>/__tests__/cluster/support/runner/sequencer.ts',
  reporters: ['<rootDir>/__tests__/cluster/support/runner/reporter.ts'],
};
