/** What many draws say together of a plan: each quantity as it was planned, and over the draws. */

import type { Instance } from '../instance/types.ts';
import type { Measured, Meter } from './measure.ts';
import { centsSpreadOf, type Series, spreadOf } from './spread.ts';
import type { Measure, PeriodSpread, Simulation, Spread } from './types.ts';

/** The part of a simulation that is about the plan as a whole. */
export type Summary = Pick<Simulation, 'measures' | 'months' | 'quarters' | 'envelopes'>;

/** Sums up the draws of a plan that `meter` measured. */
export function summaryOf(
  instance: Instance,
  { quarters, accounts }: Meter,
  planned: Measured,
  draws: readonly Measured[],
): Summary {
  const seriesOf = (read: (measured: Measured) => number): Series => ({
    planned: read(planned),
    drawn: Float64Array.from(draws, read),
  });
  const periodSpread =
    (kind: 'months' | 'quarters') =>
    (period: string, p: number): PeriodSpread => ({
      period,
      ...spreadOf(seriesOf((measured) => measured[kind][p]!)),
    });
  const names = Object.keys(planned.measures) as Measure[];
  const measures = names.map((name) => [name, spreadOf(seriesOf(({ measures }) => measures[name]))]);
  return {
    measures: Object.fromEntries(measures) as Record<Measure, Spread>,
    months: instance.months.map(({ month }) => month).map(periodSpread('months')),
    quarters: quarters.map(periodSpread('quarters')),
    envelopes: accounts.map(({ envelope, availableCents }, a) => ({
      envelope,
      engagedCents: centsSpreadOf(seriesOf(({ engagedCents }) => engagedCents[a]!)),
      unspentCents: centsSpreadOf(seriesOf(({ engagedCents }) => availableCents - engagedCents[a]!)),
    })),
  };
}
