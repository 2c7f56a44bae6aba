import { expect, test } from '@jest/globals';
import { wishedConsumption } from '../../src/scenarios/wished-consumption.ts';
import { aCampaign, anEnvelopeRow, aSessionRow, wishedOn, wishedWithin } from './rows.ts';

test('dates what has a date, sums what has none, leaves out what is abandoned or unknown', () => {
  const { envelopes, undatedCents } = wishedConsumption(
    aCampaign({
      envelopes: [anEnvelopeRow({ tranches: [{ date: '2022-01-01', amountCents: 500, kind: 'INITIAL' }] })],
      sessions: [
        aSessionRow({ reference: 'S1', costCents: 200, ...wishedOn('2022-03-14') }),
        aSessionRow({ reference: 'S2', costCents: 301, ...wishedOn('2022-04-04') }),
        aSessionRow({ reference: 'S3', costCents: 40, ...wishedWithin('2022-07-01', '2022-12-31') }),
        aSessionRow({ reference: 'S4', costCents: 2, wishedFrom: null, wishedTo: null }),
        aSessionRow({ reference: 'S5', costCents: 1_000, state: 'ABANDONED' }),
        aSessionRow({ reference: 'S6', costCents: null }),
        aSessionRow({ reference: 'S7', costCents: 1_000, envelope: null }),
      ],
    }),
  );
  expect(undatedCents).toBe(42);
  expect(envelopes).toEqual([
    {
      envelope: 'ENV',
      label: 'Enveloppe',
      alreadyEngagedCents: 0,
      points: [
        { date: '2022-01-01', releasedCents: 500, engagedCents: 0, remainingCents: 500 },
        { date: '2022-03-14', releasedCents: 500, engagedCents: 200, remainingCents: 300 },
        { date: '2022-04-04', releasedCents: 500, engagedCents: 501, remainingCents: -1 },
      ],
      overdrawnOn: '2022-04-04',
    },
  ]);
});
