/** @type {import('jest').Config} */
module.exports = {
  // types are checked once, by tsc, which `npm test` runs first
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 60_000,
};
