/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // Against a test that would never end, not against a slow machine: several start the programs that a user starts.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // They need a cluster (npm run test:cluster) or a browser (npm run test:guide).
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/cluster/', '<rootDir>/__tests__/site/browser/'],
  moduleNameMapper: { '^fast-check$': '<rootDir>/__tests__/support/fast-check.js' },
  // What is built there, a copy of the project among them (npm run test:mutants), is not the project's.
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  // Types are checked once, by tsc: here each file is only transpiled (isolatedModules).
  transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
};
