/** What a plan changes of the one that was published (S12): candidates and companies were told. */

import type { Session, WeekIndex } from '../../instance/types.ts';
import type { JudgedPlan } from '../reading.ts';

/** Term `stability`, in weighted changes: a price per session moved or left out, and per week of the move. */
export function scoreStability({ instance, parameters, placed, unplaced }: JudgedPlan): number {
  const { perMove, perWeek, announcedFactor } = parameters.stability;
  const change = (session: Session, week: WeekIndex | null): number => {
    const published = session.publishedWeek ?? null;
    if (published === null) return 0;
    const factor = session.announced === true ? announcedFactor : 1;
    if (week === null) return factor * perMove;
    const moved = Math.abs(instance.weeks[week]!.offsetWeeks - instance.weeks[published]!.offsetWeeks);
    return moved === 0 ? 0 : factor * (perMove + perWeek * moved);
  };
  return (
    placed.reduce((sum, { session, week }) => sum + change(session, week), 0) +
    unplaced.reduce((sum, session) => sum + change(session, null), 0)
  );
}
