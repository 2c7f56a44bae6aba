/** What a plan costs in competition with the regional programme. */

import type { PrfOffer, Session } from '../../instance/types.ts';
import type { ConcurrencyParameters } from '../../parameters/types.ts';
import { dayOf, type JudgedPlan, type Placed } from '../reading.ts';

/** Term `concurrency`: trainees in full competition, job x territory x calendar over every PRF offer (002:L361-373). */
export function scoreConcurrency(plan: JudgedPlan): number {
  const concurrencyOf = concurrencyIn(plan);
  return plan.placed.reduce((total, placed) => total + concurrencyOf(placed), 0);
}

/** Answers, for any start, with what it alone adds to the term. */
export function concurrencyIn({
  instance,
  parameters,
}: Pick<JudgedPlan, 'instance' | 'parameters'>): (placed: Placed) => number {
  const { concurrency } = parameters;
  const reachDays = 7 * concurrency.horizonWeeks;
  if (reachDays === 0) return () => 0;
  // Outside the job family the proximity is 0: only offers of the family are looked at.
  const offersByFamily = Map.groupBy(
    instance.prfOffers.map((offer) => ({ offer, startDay: dayOf(offer.startDate) })),
    ({ offer }) => offer.rome.slice(0, 3),
  );
  return ({ session, startDay }) => {
    let total = 0;
    for (const { offer, startDay: offerDay } of offersByFamily.get(session.rome.slice(0, 3)) ?? []) {
      const calendar = 1 - Math.abs(startDay - offerDay) / reachDays;
      if (calendar <= 0) continue;
      const job = session.rome === offer.rome ? concurrency.sameRome : concurrency.sameFamily;
      total += session.plannedEntries * job * territoryProximity(concurrency, session, offer) * calendar;
    }
    return total;
  };
}

/** Two known zones that differ may still share their département: trainees commute within it. */
function territoryProximity(
  { sameZone, sameDepartement }: ConcurrencyParameters,
  session: Session,
  offer: PrfOffer,
): number {
  if (session.zone !== null && session.zone === offer.zone) return sameZone;
  if (session.departement !== null && session.departement === offer.departement) return sameDepartement;
  return 0;
}
