/** What a closure stops, for the calendars of a campaign and for the solver. */

import type { Closure } from '../../../solver/index.ts';
import type { DateSpan } from '../../domain/dates.ts';
import type { ClosureRow } from '../campaign-data.ts';

/**
 * The days that the calendars leave out.
 *
 *     effect, force        a start avoids them    training pauses in them
 *     starts, hard         yes                    no: what has begun goes on (002:L407-415)
 *     starts, soft         no: it has its price   no
 *     courses              yes                    yes
 */
export interface ClosedDays {
  /** Days that a start avoids within its week. */
  starts: DateSpan[];
  /** Days on which no training is given; an exempted session avoids these alone. */
  courses: DateSpan[];
  /** Every closed day, soft ones too: no start is aimed at them, so targets leave them out. */
  any: DateSpan[];
}

/** Sorts the closed days of a campaign by what they stop. */
export function closedDays(closures: readonly ClosureRow[]): ClosedDays {
  const spans = (kept: readonly ClosureRow[]) =>
    kept.map(({ firstDay, lastDay }) => ({ from: firstDay, to: lastDay }));
  const courses = closures.filter(({ effect }) => effect !== 'STARTS');
  const hard = closures.filter(({ effect, force }) => effect === 'STARTS' && force === 'HARD');
  return { starts: spans([...hard, ...courses]), courses: spans(courses), any: spans(closures) };
}

/** The closures that the solver judges starts by. One that only stops courses closes no start. */
export function translateClosures(closures: readonly ClosureRow[]): Closure[] {
  return closures
    .filter(({ effect }) => effect !== 'COURSES')
    .map(({ reference, label, firstDay, lastDay, force }) => ({
      id: reference,
      label,
      kind: force,
      from: firstDay,
      to: lastDay,
    }));
}
