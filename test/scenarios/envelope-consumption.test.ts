import { describe, expect, test } from '@jest/globals';
import { envelopeConsumption } from '../../src/scenarios/envelope-consumption.ts';
import { anEnvelopeRow } from './rows.ts';

/** `date released engaged remaining` of each point, in euros. */
function told(
  ...consumption: Parameters<typeof envelopeConsumption>
): Record<string, { points: string[]; overdrawnOn: string | null }> {
  return Object.fromEntries(
    envelopeConsumption(...consumption).map(({ envelope, points, overdrawnOn }) => [
      envelope,
      {
        points: points.map(({ date, releasedCents, engagedCents, remainingCents }) =>
          [date, releasedCents / 100, engagedCents / 100, remainingCents / 100].join(' '),
        ),
        overdrawnOn,
      },
    ]),
  );
}

const release = (date: string, euros: number) => ({
  date,
  amountCents: euros * 100,
  kind: 'INITIAL' as const,
});
const spend = (envelope: string, date: string, euros: number) => ({ envelope, date, costCents: euros * 100 });

/** National 100, its region 85 then 15, and a branch of that region. */
const tree = [
  anEnvelopeRow({ reference: 'FRANCE', tranches: [release('2022-01-01', 100)] }),
  anEnvelopeRow({
    reference: 'REGION',
    parent: 'FRANCE',
    tranches: [release('2022-01-01', 85), release('2022-04-15', 15)],
  }),
  anEnvelopeRow({ reference: 'BRANCHE', parent: 'REGION', tranches: [release('2022-01-01', 40)] }),
];

describe('envelopeConsumption', () => {
  test('counts a branch in its region and in the country, date by date', () => {
    const spendings = [spend('BRANCHE', '2022-03-14', 30), spend('REGION', '2022-03-14', 20)];
    expect(told(tree, spendings)).toEqual({
      FRANCE: { points: ['2022-01-01 100 0 100', '2022-03-14 100 50 50'], overdrawnOn: null },
      REGION: {
        points: ['2022-01-01 85 0 85', '2022-03-14 85 50 35', '2022-04-15 100 50 50'],
        overdrawnOn: null,
      },
      BRANCHE: { points: ['2022-01-01 40 0 40', '2022-03-14 40 30 10'], overdrawnOn: null },
    });
  });

  test('tells the day on which more is spent than released, even if a later release covers it', () => {
    const { REGION } = told(tree, [spend('REGION', '2022-04-14', 86), spend('REGION', '2022-04-15', 14)]);
    expect(REGION).toEqual({
      points: ['2022-01-01 85 0 85', '2022-04-14 85 86 -1', '2022-04-15 100 100 0'],
      overdrawnOn: '2022-04-14',
    });
  });

  test('what was engaged before the campaign counts in every ancestor', () => {
    const envelopes = [
      anEnvelopeRow({ reference: 'OPCO', alreadyEngagedCents: 500, tranches: [release('2022-01-01', 100)] }),
      anEnvelopeRow({ reference: 'BRANCHE', parent: 'OPCO', alreadyEngagedCents: 1_000, tranches: [] }),
    ];
    expect(told(envelopes, [])).toEqual({
      OPCO: { points: ['2022-01-01 100 15 85'], overdrawnOn: null },
      BRANCHE: { points: [], overdrawnOn: null },
    });
    expect(envelopeConsumption(envelopes, []).map((one) => one.alreadyEngagedCents)).toEqual([1_500, 1_000]);
  });

  test('is exact to the cent and sums what happens on one day', () => {
    const cent = { ...spend('ENV', '2022-02-01', 0), costCents: 1 };
    const [only] = envelopeConsumption([anEnvelopeRow()], [cent, cent, cent]);
    expect(only?.points.at(-1)).toEqual({
      date: '2022-02-01',
      releasedCents: 100_000_000,
      engagedCents: 3,
      remainingCents: 99_999_997,
    });
  });

  test('ends on envelopes that are each other’s parent', () => {
    const loop = [
      anEnvelopeRow({ reference: 'A', parent: 'B' }),
      anEnvelopeRow({ reference: 'B', parent: 'A', tranches: [] }),
    ];
    expect(told(loop, [spend('A', '2022-02-01', 1)]).B?.points).toEqual(['2022-02-01 0 1 -1']);
  });
});
