import { concerns } from '../../instance/closures.ts';
import { startDate } from '../../instance/dates.ts';
import type { Instance, Session, WeekIndex } from '../../instance/types.ts';
import { type Expression, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';

/** True when a session would start in a soft closure that it is not exempt from. */
export function startsInSoftClosure(instance: Instance, session: Session, week: WeekIndex): boolean {
  if (session.closureExempt) return false;
  const start = startDate(instance, session, week);
  return instance.closures.some(
    (one) => one.kind === 'SOFT' && concerns(one, session) && one.from <= start && start <= one.to,
  );
}

/**
 * "Better not in summer, where nothing forbids it."
 * sum over starts in a SOFT closure of e[s] start[s,w]
 * Applies to every session that is not exempt and whose region keeps the closure.
 * Unit: trainees.
 * Source: S3, 002:L407-415 (a truce in Normandie) against 001:L19 (Grand Est starts in August).
 */
export function softClosureTerm({ instance, variables }: Model): Expression {
  const term = zero();
  instance.sessions.forEach((session, s) => {
    for (const { week, column } of variables.start[s]!)
      if (startsInSoftClosure(instance, session, week)) plus(term, column, session.plannedEntries);
  });
  return term;
}
