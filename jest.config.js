/** @type {import('jest').Config} */
const shared = {
  // types are checked once, by tsc, which `npm test` runs first
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  // fails what leaves something running
  testEnvironment: '<rootDir>/test/support/environment.ts',
  // examples import the package by its name, as every app does
  moduleNameMapper: {
    '^cdktf-nixos-observability$': '<rootDir>/index.ts',
    '^cdktf-nixos-observability/alloy/(.*)$': '<rootDir>/lib/alloy/components/$1.ts',
  },
  testMatch: ['**/*.test.ts'],
};

/** What has fixed addresses, or looks at the clock: one file after another, with nothing beside it. */
const alone = ['<rootDir>/test/run', '<rootDir>/test/runtime'];

/** What doesn't, though it is among them: machines with addresses and a clock of their own, that take minutes. */
const machines = '(vm|tailnet)\\.test\\.ts$';

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...shared,
      roots: alone,
      testPathIgnorePatterns: [`/test/run/${machines}`],
      runner: '<rootDir>/test/support/one-by-one.js',
    },
    {
      ...shared,
      roots: ['<rootDir>/test'],
      testPathIgnorePatterns: [`/test/run/(?!${machines})`, '/test/runtime/'],
    },
  ],
  // Jest leaves a processor free unless told otherwise
  maxWorkers: '100%',
  // bounds what hangs; a busy machine takes its time. It holds for all projects, and is ignored in them.
  testTimeout: 120_000,
};
