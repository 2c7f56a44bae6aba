import { expect, test } from '@jest/globals';
import { AddressLimit } from '../../src/http/address-limit.ts';

test('an address waits after the last time allowed, until its window ends', () => {
  const limit = new AddressLimit(2, 60_000);
  limit.note('a', 0);
  expect(limit.secondsToWait('a', 1)).toBe(0);
  limit.note('a', 10_000);
  expect(limit.secondsToWait('a', 10_000)).toBe(50);
  expect(limit.secondsToWait('b', 10_000)).toBe(0);
  expect(limit.secondsToWait('a', 59_999)).toBe(1);
  expect(limit.secondsToWait('a', 60_000)).toBe(0);
  limit.note('a', 60_000);
  expect(limit.secondsToWait('a', 60_000)).toBe(0);
});

test('addresses are remembered up to a bound, the oldest forgotten first', () => {
  const limit = new AddressLimit(1, 60_000);
  for (let n = 0; n <= 10_000; n += 1) limit.note(`address ${n}`, 0);
  expect(limit.secondsToWait('address 0', 1)).toBe(0);
  expect(limit.secondsToWait('address 10000', 1)).toBe(60);
});
