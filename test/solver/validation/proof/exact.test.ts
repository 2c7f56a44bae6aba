import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ceilDivide,
  floorDivide,
  fractionOf,
  gcd,
  greatest,
  inUnits,
  lcm,
  least,
  times,
} from '../../../../solver/validation/proof/exact.ts';

describe('a decimal is what it says', () => {
  test.each<[number, bigint, bigint]>([
    [0.1, 1n, 10n],
    [-0.25, -25n, 100n],
    [12, 12n, 1n],
    [1e-7, 1n, 10_000_000n],
    [1.5e-7, 15n, 100_000_000n],
    [1e21, 10n ** 21n, 1n],
    [0, 0n, 1n],
  ])('%p', (value, numerator, denominator) => {
    expect(fractionOf(value)).toEqual({ numerator, denominator });
  });

  test('whatever the decimal, the fraction reads back as it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { numerator, denominator } = fractionOf(value);
        const digits = denominator.toString().length - 1;
        expect(Number(`${numerator}e-${digits}`)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

test.each<[bigint, bigint, bigint, bigint]>([
  [7n, 2n, 3n, 4n],
  [-7n, 2n, -4n, -3n],
  [6n, 2n, 3n, 3n],
  [-6n, 2n, -3n, -3n],
  [0n, 5n, 0n, 0n],
])('%p / %p is between whole numbers', (dividend, divisor, floor, ceil) => {
  expect([floorDivide(dividend, divisor), ceilDivide(dividend, divisor)]).toEqual([floor, ceil]);
});

test('divisors and multiples', () => {
  expect([gcd(12n, 18n), gcd(-12n, 18n), gcd(0n, 5n), gcd(0n, 0n)]).toEqual([6n, 6n, 5n, 0n]);
  // Never below 0, whichever of the two is: the sign of a divisor would turn a bound round.
  expect([gcd(-5n, 0n), gcd(0n, -5n), gcd(5n, 0n), gcd(-4n, -6n)]).toEqual([5n, 5n, 5n, 2n]);
  expect([lcm([4n, 6n, 10n]), lcm([])]).toEqual([60n, 1n]);
});

test('a fraction in a unit that is too coarse is refused, not rounded', () => {
  expect(inUnits({ numerator: 3n, denominator: 4n }, 8n)).toBe(6n);
  expect(() => inUnits({ numerator: 1n, denominator: 3n }, 8n)).toThrow('1/3');
});

test('a product of fractions', () => {
  expect(times({ numerator: -3n, denominator: 4n }, { numerator: 5n, denominator: 7n })).toEqual({
    numerator: -15n,
    denominator: 28n,
  });
});

test.each<[bigint[], bigint, bigint]>([
  [[3n], 3n, 3n],
  [[2n, -7n, 5n], -7n, 5n],
  [[5n, 2n, -7n], -7n, 5n],
  [[-7n, 5n, 2n], -7n, 5n],
])('the least and the greatest of %p, wherever they stand', (numbers, low, high) => {
  expect([least(numbers), greatest(numbers)]).toEqual([low, high]);
});
