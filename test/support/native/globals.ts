/**
 * What `@jest/globals` gives to the tests: the functions of the file that runs. They are live bindings, so that what
 * several files of tests import, loaded once, calls those of the file that runs now.
 */

import type * as jest from '@jest/globals';

/** The functions that a file of tests is written with. */
export type Globals = Pick<
  typeof jest,
  'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach' | 'describe' | 'expect' | 'test'
>;

export let afterAll: Globals['afterAll'];
export let afterEach: Globals['afterEach'];
export let beforeAll: Globals['beforeAll'];
export let beforeEach: Globals['beforeEach'];
export let describe: Globals['describe'];
export let expect: Globals['expect'];
export let test: Globals['test'];

/** Gives the functions of the next file to whatever imports `@jest/globals`, loaded already or not. */
export function useGlobals(globals: Globals): void {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } = globals);
}
