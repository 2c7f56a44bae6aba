import type { Instance, Session, WeekIndex } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import { type Expression, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';

/** Cost of a session against the published plan: at a week, or left out (null). 0 when it was never published. */
export function changeCost(
  instance: Instance,
  { stability }: Parameters,
  session: Session,
  week: WeekIndex | null,
): number {
  const published = session.publishedWeek ?? null;
  if (published === null) return 0;
  const factor = session.announced === true ? stability.announcedFactor : 1;
  if (week === null) return factor * stability.perMove;
  const weeks = Math.abs(instance.weeks[week]!.offsetWeeks - instance.weeks[published]!.offsetWeeks);
  return weeks === 0 ? 0 : factor * (stability.perMove + stability.perWeek * weeks);
}

/**
 * "What was announced moves last, and as little as it can."
 * sum_s factor[s] (perMove [w != published[s]] + perWeek |w - published[s]|) start[s,w] + factor[s] perMove unplaced[s]
 * Applies to sessions of the published plan; announced ones cost `announcedFactor` times more.
 * Unit: weighted changes. Default 10 a move and 1 a week: one more move is worth ten weeks elsewhere.
 * Source: S12, 002:L1091-1105 (publication, information meetings already called).
 */
export function stabilityTerm({ instance, parameters, variables }: Model): Expression {
  const term = zero();
  instance.sessions.forEach((session, s) => {
    for (const { week, column } of variables.start[s]!)
      plus(term, column, changeCost(instance, parameters, session, week));
    const unplaced = variables.unplaced[s]!;
    if (unplaced !== null) plus(term, unplaced, changeCost(instance, parameters, session, null));
  });
  return term;
}
