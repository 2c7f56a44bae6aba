/**
 * Jest as mutation testing runs it: only the tests named in MUTATION_TESTS (patterns from the root, separated by
 * commas), without the database that others start. Jest loads every file itself: mutants are switched in its context.
 */
import { resolve } from 'node:path';
import base, { compiledBySwc } from '../../jest.config.js';

const { globalSetup: _setup, globalTeardown: _teardown, testRunner: _runner, ...rest } = base;
const tests = (process.env.MUTATION_TESTS ?? 'test/solver/{gates,model,validation}/**/*.test.ts').split(',');

export default {
  ...rest,
  // Stryker runs this from its own copy of the project: the root is found from this file, not from where one stands.
  rootDir: resolve(import.meta.dirname, '../..'),
  roots: ['<rootDir>/test/solver'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': compiledBySwc },
  testMatch: tests.map((pattern) => `<rootDir>/${pattern}`),
  // The clock and chance are no tests of a rule: a mutant must be noticed every time.
  testPathIgnorePatterns: ['/node_modules/', '/(speed|agreement)\\.test\\.ts$'],
  maxWorkers: 1,
};
