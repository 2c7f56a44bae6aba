import { anEnvelope, anInstance, aTranche, monthGridOf } from './builders.ts';

/** Four sessions wished in February: January's money pays one, the others wait for the reserve of March, four weeks later. */
export const waitsForReserve = anInstance({
  grid: 'MONTH',
  weeks: monthGridOf(2022),
  sessions: Array.from({ length: 4 }, () => ({ wishedWeek: 1, window: { earliest: 1, latest: 2 } })),
  envelopes: [
    anEnvelope({
      tranches: [
        aTranche({ amountCents: 5_000_000 }),
        aTranche({ amountCents: 15_000_000, date: '2022-03-01', kind: 'RESERVE' }),
      ],
    }),
  ],
});
