import { dayNumber, startDate } from '../../instance/dates.ts';
import type { Instance, PrfOffer, Session, WeekIndex } from '../../instance/types.ts';
import type { ConcurrencyParameters, Parameters } from '../../parameters/types.ts';
import { type Expression, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';

/** How near an offer is in job and territory, 0 to 1, whatever the dates. */
function nearness(session: Session, offer: PrfOffer, weights: ConcurrencyParameters): number {
  const family = session.rome.slice(0, 3) === offer.rome.slice(0, 3) ? weights.sameFamily : 0;
  const job = session.rome === offer.rome ? weights.sameRome : family;
  if (session.zone !== null && session.zone === offer.zone) return job * weights.sameZone;
  const samePlace = session.departement !== null && session.departement === offer.departement;
  return samePlace ? job * weights.sameDepartement : 0;
}

/** Competition met by one trainee of a session that starts in a week, summed over the offers: 0 and more. */
export type CompetitionOf = (session: Session, week: WeekIndex) => number;

/** Reads the offers once and answers for any candidate. */
export function prepareCompetition(instance: Instance, parameters: Parameters): CompetitionOf {
  const weights = parameters.concurrency;
  const reachDays = 7 * weights.horizonWeeks;
  const near = new Map<Session, { day: number; nearness: number }[]>(
    instance.sessions.map((session) => [
      session,
      instance.prfOffers
        .map((offer) => ({ day: dayNumber(offer.startDate), nearness: nearness(session, offer, weights) }))
        .filter((offer) => offer.nearness > 0),
    ]),
  );
  return (session, week) => {
    const offers = near.get(session)!;
    if (offers.length === 0 || reachDays === 0) return 0;
    const start = dayNumber(startDate(instance, session, week));
    return offers.reduce(
      (sum, { day, nearness }) => sum + nearness * Math.max(0, 1 - Math.abs(start - day) / reachDays),
      0,
    );
  };
}

/**
 * "A POEC and a regional session for the same job, in the same place, at the same time fight for the same people."
 * sum_{s,w} e[s] (sum_o job[s,o] territory[s,o] calendar[s,w,o]) start[s,w]
 * Applies to every candidate and every offer of the PRF, structuring or not.
 * Unit: trainees in full competition. Same ROME 1, same family 0.5; same zone 1, same département 0.5; fades over 6 weeks.
 * Source: S5, 002:L361-373, L563-573. We compare starts, where candidates are sought, not whole periods.
 */
export function concurrencyTerm({ instance, parameters, variables }: Model): Expression {
  const competition = prepareCompetition(instance, parameters);
  const term = zero();
  instance.sessions.forEach((session, s) => {
    for (const { week, column } of variables.start[s]!)
      plus(term, column, session.plannedEntries * competition(session, week));
  });
  return term;
}
