import { endDate, startDate } from '../instance/dates.ts';
import type { PrfOffer, Session } from '../instance/types.ts';
import type { Gate } from './gate.ts';

/** Length of the prefix of a ROME code that names the job family (domaine professionnel). */
const FAMILY_LENGTH = 3;

function sameTerritory(session: Session, offer: PrfOffer): boolean {
  if (session.zone !== null && offer.zone !== null) return session.zone === offer.zone;
  return session.departement !== null && session.departement === offer.departement;
}

/**
 * "Where the Région is engaged with a provider or runs a structuring offer, the POEC stands aside."
 * Open when no structuring offer of the same job family and territory has
 * [start(s,w), end(s,w)] meeting [startDate, endDate].
 * Applies to every session; territory is the zone when both are known, else the département.
 * Unit: days, both ends included.
 * Source: H10, 002:L763-769.
 */
export const structuringOfferGate: Gate = {
  name: 'structuring-offer',
  prepare: (instance) => {
    const byFamily = Map.groupBy(
      instance.prfOffers.filter((offer) => offer.structuring),
      (offer) => offer.rome.slice(0, FAMILY_LENGTH),
    );
    return (session, week) => {
      const start = startDate(instance, session, week);
      const end = endDate(session, week);
      const offer = byFamily
        .get(session.rome.slice(0, FAMILY_LENGTH))
        ?.find((o) => sameTerritory(session, o) && start <= o.endDate && o.startDate <= end);
      return offer === undefined ? null : { gate: 'structuring-offer', what: offer.id };
    };
  },
};
