/** Gate `structuring-offer`: no coincidence with a structuring offer of the regional programme (H10, 002:L763). */

import { shown } from '../../instance/shown.ts';
import type { PrfOffer } from '../../instance/types.ts';
import { dayOf, type JudgedPlan } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects, once per structuring offer of the same job family and territory, to days that are also its own. */
export function structuringJudge({ instance }: JudgedPlan): Judge {
  const offersByFamily = Map.groupBy(
    instance.prfOffers
      .filter(({ structuring }) => structuring)
      .map((offer) => ({ offer, from: dayOf(offer.startDate), to: dayOf(offer.endDate) })),
    ({ offer }) => offer.rome.slice(0, 3),
  );
  return ({ session, startDay, endDay }) =>
    (offersByFamily.get(session.rome.slice(0, 3)) ?? [])
      .filter(({ offer, from, to }) => startDay <= to && endDay >= from && sameTerritory(session, offer))
      .map(({ offer, from, to }) => ({
        amount: Math.min(endDay, to) - Math.max(startDay, from) + 1,
        because: `l'offre structurante ${shown(offer.id)} du PRF occupe ce métier et ce territoire du ${offer.startDate} au ${offer.endDate}. La déplacer hors de ces dates.`,
      }));
}

/** Same zone when both are known, else same département when both are known. */
function sameTerritory(
  a: Pick<PrfOffer, 'zone' | 'departement'>,
  b: Pick<PrfOffer, 'zone' | 'departement'>,
): boolean {
  if (a.zone !== null && b.zone !== null) return a.zone === b.zone;
  return a.departement !== null && a.departement === b.departement;
}
