import { expect, test } from '@jest/globals';
import { positive, Unreadable, whole } from '../../../../solver/validation/proof/multiplier.ts';

test.each([0, 1, 2 ** 53 - 1])('%p is a multiplier', (multiplier) => {
  expect([positive(multiplier), whole(multiplier)]).toEqual([BigInt(multiplier), BigInt(multiplier)]);
});

test('one below 0 is a multiplier of either sign only', () => {
  expect(whole(-3)).toBe(-3n);
  expect(() => positive(-3)).toThrow(
    new Unreadable("Le multiplicateur -3 n'est pas un entier positif ou nul."),
  );
});

test.each([0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('%p is none', (multiplier) => {
  expect(() => whole(multiplier)).toThrow(
    new Unreadable(`Le multiplicateur ${multiplier} n'est pas un entier.`),
  );
  expect(() => positive(multiplier)).toThrow(Unreadable);
});
