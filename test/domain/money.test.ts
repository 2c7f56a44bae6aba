import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalEuros, formatEuros, frenchDecimalEuros, parseEuros } from '../../src/domain/money.ts';

describe('parseEuros', () => {
  test.each([
    ['48 128,50 €', 4_812_850],
    ['48\u00a0128,50\u00a0€', 4_812_850],
    ['48\u202f128,5', 4_812_850],
    ['48128.5', 4_812_850],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1.234.567', 123_456_700],
    ['9000000', 900_000_000],
    ['0', 0],
    ['0,01', 1],
    ['EUR', null],
    ['12 EUR', 1_200],
    ['12 euros', 1_200],
    ['€ 12', 1_200],
    ['-12,50', -1_250],
    ['−12,50', -1_250],
    ['-0', 0],
    ['90071992547409,91', Number.MAX_SAFE_INTEGER],
    ['90071992547409,92', null],
    ['12,345', null],
    ['1.234', null],
    ['1,234,5', null],
    ['12 34,50', null],
    ['1.23.45', null],
    [',50', null],
    ['12,', null],
    ['', null],
    ['douze', null],
    ['1e3', null],
    ['12 k€', null],
  ])('%j is %j cents', (text, cents) => {
    const parsed = parseEuros(text);
    expect(parsed.ok ? parsed.value : null).toBe(cents);
  });

  test('an ambiguous amount is refused with both readings', () => {
    expect(parseEuros('1.234')).toEqual({
      ok: false,
      found: '1.234',
      expected: 'un montant sans ambiguïté : 1234 ou 1,23',
    });
  });

  test('zero is never negative zero', () => {
    expect(Object.is(parseEuros('-0,00').ok && 0, 0)).toBe(true);
    expect(parseEuros('-0,00')).toEqual({ ok: true, value: 0 });
  });
});

describe('writing', () => {
  test.each([
    [4_812_850, '48128.50', '48128,50', '48\u202f128,50\u00a0€'],
    [5, '0.05', '0,05', '0,05\u00a0€'],
    [-5, '-0.05', '-0,05', '-0,05\u00a0€'],
    [0, '0.00', '0,00', '0,00\u00a0€'],
    [123_456_789_00, '123456789.00', '123456789,00', '123\u202f456\u202f789,00\u00a0€'],
  ])('%j cents', (cents, decimal, french, formatted) => {
    expect([decimalEuros(cents), frenchDecimalEuros(cents), formatEuros(cents)]).toEqual([
      decimal,
      french,
      formatted,
    ]);
  });

  test('half a cent is a mistake of ours', () => {
    expect(() => decimalEuros(0.5)).toThrow(RangeError);
  });

  test('every amount is read back from each of its writings', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const cents = amount === 0 ? 0 : amount;
        for (const text of [decimalEuros(cents), frenchDecimalEuros(cents), formatEuros(cents)]) {
          expect(parseEuros(text)).toEqual({ ok: true, value: cents });
        }
      }),
    );
  });
});
