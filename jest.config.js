/** @type {import('jest').Config} */
module.exports = {
  // types are checked once, by tsc, which `npm test` runs first
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  // fails what leaves something running
  testEnvironment: '<rootDir>/test/support/environment.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // bounds what hangs; a busy machine takes its time
  testTimeout: 120_000,
};
