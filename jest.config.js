/** @type {import('jest').Config} */
module.exports = {
  // types are checked once, by tsc, which `npm test` runs first
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 60_000,
  // what a failed test leaves running must neither disturb the next ones nor keep the result from being told
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
  forceExit: true,
};
