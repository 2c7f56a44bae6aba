import { describe, expect, test } from '@jest/globals';
import { previewQuarters, solve } from '../../../solver/index.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksOf } from '../builders.ts';
import { aYear } from '../search/a-year.ts';

/** Four quarters of equal length, so that targets are quarters of the whole. */
const months = Array.from({ length: 12 }, (_, m) => ({
  month: `2022-${String(m + 1).padStart(2, '0')}`,
  quarter: `2022-Q${Math.floor(m / 3) + 1}`,
  workingDays: 20,
}));

describe('the quarterly preview', () => {
  test('spreads what can move and leaves what cannot', async () => {
    const weeks = weeksOf(2022);
    const april = weeks.findIndex(({ startDate }) => startDate >= '2022-04-01');
    const stuck = { wishedWeek: april, window: { earliest: april, latest: april }, plannedEntries: 20 };
    const free = { wishedWeek: april, plannedEntries: 60 };
    const instance = anInstance({ weeks, months, sessions: [stuck, free] });
    expect(await previewQuarters(instance, someParameters())).toEqual({
      status: 'PREVIEWED',
      quarters: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'].map((quarter, q) => ({
        quarter,
        wishedEntries: q === 1 ? 80 : 0,
        targetEntries: 20,
        previewEntries: expect.closeTo(20, 6),
      })),
      leftOutEntries: 0,
      smoothingBound: expect.closeTo(0, 6),
      engine: { name: 'javascript-lp-solver', version: '1.0.3' },
    });
  });

  test('waits for the money: nothing before a release that pays everything', async () => {
    const envelopes = [anEnvelope({ tranches: [aTranche({ date: '2022-07-01' })] })];
    const preview = await previewQuarters(
      anInstance({ months, envelopes, sessions: [{}] }),
      someParameters(),
    );
    if (preview.status !== 'PREVIEWED') throw new Error(JSON.stringify(preview));
    const [first, second, third, fourth] = preview.quarters.map(({ previewEntries }) => previewEntries);
    expect([first, second, third! + fourth!]).toEqual([0, 0, expect.closeTo(10, 6)]);
  });

  test('promises a smoothing of the quarters that no plan beats', async () => {
    const instance = aYear(60);
    const { smoothing } = someParameters();
    const parameters = someParameters({
      levels: [aLevel('placement'), aLevel('smoothing')],
      smoothing: { ...smoothing, periods: [{ period: 'QUARTER', weight: 1 }], peakWeight: 0 },
    });
    const preview = await previewQuarters(instance, parameters);
    const result = await solve(instance, parameters);
    if (preview.status !== 'PREVIEWED' || result.status !== 'PLANNED') throw new Error('both must answer');
    expect(result.plan.scores.placement).toBe(0);
    expect(preview.smoothingBound).toBeLessThanOrEqual(result.plan.levels[1]!.value + 1e-6);
    expect(preview.smoothingBound).toBeGreaterThan(0.5 * result.plan.levels[1]!.value);
  });

  test('where no plan exists it says why', async () => {
    const envelopes = [anEnvelope({ tranches: [aTranche({ amountCents: 1 })] })];
    const preview = await previewQuarters(
      anInstance({ envelopes }),
      someParameters({ unplaced: 'FORBIDDEN' }),
    );
    expect(preview).toMatchObject({
      status: 'INFEASIBLE',
      conflicts: [{ kind: 'ENVELOPE_SHORT', envelope: 'E1' }],
    });
  });
});
