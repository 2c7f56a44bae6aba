/** Every choice and its exact cost on a small instance, counted by hand. */

import { describe, expect, test } from '@jest/globals';
import type { Level, Parameters } from '../../../../solver/parameters/types.ts';
import { openLedger } from '../../../../solver/validation/proof/ledger.ts';
import { aLevel, anInstance, someParameters } from '../../builders.ts';
import { inMarch, twoMonths } from './proves.ts';

/** S1 may start in March, as wished, or four weeks later; S2 in March only. */
const instance = anInstance({
  ...twoMonths,
  sessions: [{ ...inMarch(10), window: { earliest: 0, latest: 1 } }, inMarch(6)],
});
type Terms = Level['terms'];
type Asked = [levels: Terms[], parameters?: Partial<Parameters>];
const ledgerOf = (...[levels, parameters = {}]: Asked) =>
  openLedger(
    instance,
    someParameters({
      levels: levels.map((terms, l) => aLevel('fidelity', { name: `${l}`, terms })),
      ...parameters,
    }),
  );
const fidelity = (weight: number): Terms => [{ term: 'fidelity', weight }];
const placement: Terms = [{ term: 'placement', weight: 1 }];

describe('choices', () => {
  const told = (...args: Asked) =>
    ledgerOf(...args).sessions.map(({ session, choices }) => [
      session.id,
      choices.map(({ start, month, costs }) => [start?.week ?? null, month, costs]),
    ]);

  test('are the open starts, then to be left out, each with its cost at every level in the one unit', () => {
    expect(told([fidelity(0.3), placement])).toEqual([
      [
        'S1',
        [
          [0, '2022-03', [0n, 0n]],
          // 10 trainees, 4 weeks, at 0.3, in tenths.
          [1, '2022-04', [120n, 0n]],
          [null, '', [0n, 100n]],
        ],
      ],
      [
        'S2',
        [
          [0, '2022-03', [0n, 0n]],
          [null, '', [0n, 60n]],
        ],
      ],
    ]);
  });

  test('nobody is left out where nobody may be', () => {
    expect(told([fidelity(1), placement], { unplaced: 'FORBIDDEN' })).toEqual([
      [
        'S1',
        [
          [0, '2022-03', [0n, 0n]],
          [1, '2022-04', [40n, 0n]],
        ],
      ],
      ['S2', [[0, '2022-03', [0n, 0n]]]],
    ]);
  });

  test('a level adds its terms, each at its weight', () => {
    const both = [...fidelity(0.5), ...placement];
    expect(told([both])[0]).toEqual([
      'S1',
      [
        [0, '2022-03', [0n]],
        [1, '2022-04', [200n]],
        [null, '', [100n]],
      ],
    ]);
  });
});

describe('units', () => {
  const units = (...args: Asked) => {
    const { unit, weightUnit, termUnit, weights } = ledgerOf(...args);
    return { unit, weightUnit, termUnit, weights };
  };

  test('make weights whole, and values whole, and one is the product of both', () => {
    const decimals = { fidelity: { structural: 1.25, conjunctural: 4, innovative: 2 } };
    expect(units([fidelity(0.3), placement], decimals)).toEqual({
      weightUnit: 10n,
      termUnit: 100n,
      unit: 1000n,
      weights: [{ fidelity: 3n }, { placement: 10n }],
    });
  });

  test('a term that nothing weighs makes nothing finer', () => {
    const decimals = { fidelity: { structural: 1.25, conjunctural: 4, innovative: 2 } };
    expect(units([[...placement, ...fidelity(0)]], decimals)).toMatchObject({ termUnit: 1n });
  });

  test('the curve has its own, where it counts', () => {
    // Two months of 20 days of 40: halves, and steps of whole price.
    expect(units([[{ term: 'smoothing', weight: 1 }]], { smoothing: steps }).termUnit).toBe(40n);
    expect(ledgerOf([fidelity(1)], { smoothing: steps })).toMatchObject({ termUnit: 1n, scopes: [] });
  });
});

const steps: Parameters['smoothing'] = {
  ...someParameters().smoothing,
  mode: 'STEPS',
  scopes: [],
  periods: [{ period: 'MONTH', weight: 1 }],
  slopes: [1, 3],
  peakWeight: 0,
  profile: {},
};

describe('every value of a level is a multiple of its grain', () => {
  const grain = (terms: Terms, mode: 'STEPS' | 'PEAK' = 'PEAK') =>
    ledgerOf([terms], { smoothing: { ...steps, mode }, unplaced: 'FORBIDDEN' }).grains[0];
  const load = (weight: number): Terms => [{ term: 'load', weight }];
  const smoothing = (weight: number): Terms => [{ term: 'smoothing', weight }];

  test.each<[string, Terms, bigint]>([
    ['trainees times weeks', fidelity(1), 40n],
    ['with their weight', fidelity(3), 120n],
    ['a peak of whole trainees', smoothing(6), 6n],
    ['a peak beside them', [...smoothing(6), ...fidelity(1)], 2n],
    ['starts over a cap', load(20), 20n],
    ['starts over a cap beside them', [...load(30), ...fidelity(1)], 10n],
    ['nothing that costs', [{ term: 'stability', weight: 5 }], 1n],
  ])('%s', (_, terms, expected) => {
    expect(grain(terms)).toBe(expected);
  });

  test('steps around a target are whole in units only; a mean is not', () => {
    expect(grain([...smoothing(6), ...fidelity(1)], 'STEPS')).toBe(1n);
    expect(grain([{ term: 'equity', weight: 1 }])).toBe(0n);
    expect(grain([{ term: 'equity', weight: 1 }, ...smoothing(6)], 'STEPS')).toBe(0n);
  });

  test('each level has its own', () => {
    expect(ledgerOf([fidelity(1), placement]).grains).toEqual([40n, 2n]);
  });
});
