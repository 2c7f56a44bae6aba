/** Decorators as `tsc` compiles them. */
export const compiledBySwc = [
  '@swc/jest',
  {
    module: { type: 'nodenext' },
    jsc: {
      // Node asks for `with { type: 'json' }` on a schema; swc would drop it.
      experimental: { keepImportAttributes: true },
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    },
  },
];

/** Node loads the TypeScript by itself, and Jest runs the tests; the decorators of the contract are compiled. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testMatch: ['**/*.test.ts'],
  testRunner: '<rootDir>/test/support/native/runner.ts',
  transform: { '/schema/.+\\.ts$': compiledBySwc },
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/longest-first.js',
  // Twice the two cores this is meant for: many files wait for processes that they start.
  maxWorkers: 4,
};
