import { expect, test } from '@jest/globals';
import { overload } from '../../../../solver/validation/constraints/overload.ts';

test.each([
  ['below its limit', 2, 3, 0, null],
  ['at its limit', 3, 3, 0, null],
  ['one above', 4, 3, 0, { count: 4, limit: 3, excess: 1 }],
  ['as many as are pinned, above the limit', 5, 3, 5, null],
  ['one more than are pinned', 6, 3, 5, { count: 6, limit: 5, excess: 1 }],
  ['above a limit that the pinned ones do not reach', 6, 4, 2, { count: 6, limit: 4, excess: 2 }],
])('%s', (_, count, limit, pinned, expected) => {
  expect(overload(count, limit, pinned)).toEqual(expected);
});
