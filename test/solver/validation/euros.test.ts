import { expect, test } from '@jest/globals';
import { euros } from '../../../solver/validation/euros.ts';

test.each([
  [0n, '0,00 EUR'],
  [5n, '0,05 EUR'],
  [99n, '0,99 EUR'],
  [100n, '1,00 EUR'],
  [99_999n, '999,99 EUR'],
  [1_234_567n, '12 345,67 EUR'],
  [100_000_000_010n, '1 000 000 000,10 EUR'],
])('%d cents are %s', (cents, written) => {
  expect(euros(cents)).toBe(written);
});
