/** Years of any size on any grid, each made from its seed. */

import type { Grid, Instance, Level, Parameters, Week, WeekIndex } from '../../solver/index.ts';
import { defaultParameters } from '../../solver/index.ts';
import { isoDate } from '../../solver/instance/iso-date.ts';
import { halfMonthsOf, monthGridOf, monthsOf } from '../../test/solver/builders.ts';
import { aYear } from '../../test/solver/search/a-year.ts';

/** Grids by the name that the table gives them. */
export const GRIDS: Record<string, Grid> = { weeks: 'WEEK', 'half-months': 'HALF_MONTH', months: 'MONTH' };

const YEAR = 2022;
const DAY_MS = 86_400_000;

/** Periods that start in the year, on the coarser grids. */
const PERIODS: Record<Exclude<Grid, 'WEEK'>, Week[]> = {
  HALF_MONTH: halfMonthsOf(YEAR),
  MONTH: monthGridOf(YEAR),
};

/** A year of that many sessions: the same wishes on every grid. */
export function yearOn(grid: Grid, sessions: number): Instance {
  const fine = aYear(sessions);
  return grid === 'WEEK' ? fine : coarser(fine, grid, PERIODS[grid]);
}

/** The instance with each of its weeks in the period that its first day falls in. */
function coarser(instance: Instance, grid: Grid, periods: Week[]): Instance {
  const dates = instance.weeks.map(({ startDate }) => startDate);
  const periodOf = (week: WeekIndex): WeekIndex =>
    periods.findLastIndex(({ startDate }) => startDate <= dates[week]!);
  return {
    ...instance,
    grid,
    weeks: periods,
    months: monthsOf(periods, grid),
    sessions: instance.sessions.map((session) => {
      const days = (Date.parse(session.endDateByStart[0]!) - Date.parse(dates[0]!)) / DAY_MS;
      return {
        ...session,
        wishedWeek: periodOf(session.wishedWeek),
        window: { earliest: periodOf(session.window.earliest), latest: periodOf(session.window.latest) },
        endDateByStart: periods.map(({ startDate }) => isoDate(Date.parse(startDate) / DAY_MS + days)),
      };
    }),
  };
}

/** Gap at which one objective counts as solved, for us and for every peer. */
export const GAP = 0.001;

/** The default levels in order, one after the other. */
export function levelsInOrder(): Parameters {
  return { ...defaultParameters(), engine: 'highs' };
}

/** The same terms in one objective given at once: each level weighs ten times the next, the last two alike. */
export function oneObjective(secondsLimit: number): Parameters {
  const parameters = levelsInOrder();
  const terms = parameters.levels.flatMap((level, l) =>
    level.terms.map(({ term, weight }) => ({ term, weight: weight * 10 ** (2 - Math.min(l, 3)) })),
  );
  const merged: Level = { name: 'whole', terms, tolerance: 0, gap: GAP, nodeLimit: 1_000_000, secondsLimit };
  return { ...parameters, levels: [merged] };
}
