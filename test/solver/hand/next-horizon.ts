/** The calendar of a next horizon, as a caller that knows holidays would give it; here every weekday works. */
import type { NextHorizon } from '../../../solver/hand/advance-horizon.ts';
import type { Instance } from '../../../solver/instance/types.ts';
import { endsAfter, monthsOf, plusDays, weeksFrom } from '../builders.ts';

/** The horizon of weeks that starts with the week of `from`, with that many weeks appended; sessions last eight weeks. */
export function nextHorizon(instance: Instance, from: string, appended: number): NextHorizon {
  const { weeks, sessions } = instance;
  const added = weeksFrom(plusDays(weeks.at(-1)!.startDate, 7), appended);
  const first = weeks.findLastIndex(({ startDate }) => startDate <= from);
  const starts = added.map(({ startDate }) => startDate);
  return {
    from,
    weekStarts: starts,
    months: monthsOf([...weeks.slice(Math.max(0, first)), ...added]),
    dates: Object.fromEntries(
      sessions.map(({ id, startDateByStart }) => [
        id,
        { ends: endsAfter(added, 8), ...(startDateByStart === undefined ? {} : { starts }) },
      ]),
    ),
  };
}
