/** What multipliers prove on small instances whose bounds are added up by hand. */

import type { Instance } from '../../../../solver/instance/types.ts';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import type { Multipliers } from '../../../../solver/solution/proof-types.ts';
import { openLedger } from '../../../../solver/validation/proof/ledger.ts';
import { type Held, levelBound } from '../../../../solver/validation/proof/level-bound.ts';
import { monthGridOf, someParameters } from '../../builders.ts';

/** A session that starts on the first day of a month, `from` and `to` counted from 1 and the first one wished. */
export const between = (from: number, to: number, plannedEntries = 10) => ({
  plannedEntries,
  wishedWeek: from - 1,
  window: { earliest: from - 1, latest: to - 1 },
});

/** March and April alone, with as many working days each: a target is half of what is placed. */
export const twoMonths = {
  grid: 'MONTH' as const,
  weeks: monthGridOf(2022).slice(2, 4),
  months: ['2022-03', '2022-04'].map((month) => ({ month, quarter: '2022-Q1', workingDays: 20 })),
};

/** A session that must start in the first of them. */
export const inMarch = (plannedEntries = 10) => ({
  plannedEntries,
  wishedWeek: 0,
  window: { earliest: 0, latest: 0 },
});

interface Question {
  level?: number;
  held?: Held[];
  parts?: number;
}

/** What multipliers prove, in the unit of the level; or why they are not read. */
export function proves(
  instance: Instance,
  parameters: Partial<Parameters>,
  multipliers: Partial<Multipliers>,
  { level = 0, held = [], parts = 1 }: Question = {},
): number | string {
  const ledger = openLedger(instance, someParameters(parameters));
  const all = { held: [], limits: [], balance: [], peaks: [], ...multipliers };
  const verdict = levelBound(ledger, level, held, all, parts);
  return verdict.holds ? Number(verdict.bound) / Number(ledger.unit) : verdict.because;
}
