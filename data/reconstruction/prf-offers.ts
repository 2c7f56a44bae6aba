/** Offers of the regional programme (PRF), drawn near the sessions so that there is something to complete and not to double. */

import { addDays, type IsoDate, isWithin, mondayOf } from '../../src/domain/dates.ts';
import { nextWorkingDay } from '../../src/domain/working-days.ts';
import { openWeeks, shiftWeeks, summerTruce } from './calendar.ts';
import { type Draft, kept } from './draft.ts';
import { type Zone, zones } from './places.ts';
import type { Programme } from './programme.ts';
import type { Random } from './random.ts';
import { compare } from './text.ts';

/** An offer of the PRF. */
export interface PrfOffer {
  rome: string;
  departement: string;
  zone: string;
  from: IsoDate;
  to: IsoDate;
  places: number;
  /** Does the Région keep its slot (002:L763-769)? */
  structuring: boolean;
}

/** How long an offer lasts, weeks; a structuring one is shorter, so that it closes weeks and not a year. Ours. */
const OFFER_WEEKS = [14, 26] as const;
const STRUCTURING_WEEKS = [8, 10] as const;
/** Share of the offers that are in the zone of a session, the others being elsewhere in its département. Ours. */
const SAME_ZONE_SHARE = 0.7;
/** Weeks between the start of an offer and the wish of the session it was drawn from, at most. Ours. */
const START_GAP_WEEKS = 6;
/** A structuring offer starts this many weeks after the wish it meets, and leaves the earlier weeks open. Ours. */
const STRUCTURING_LAG_WEEKS = 6;
const PLACES = [10, 16] as const;
/** From the Monday after the last week back to its Friday. */
const BACK_TO_FRIDAY = -3;

/** The offers of a year, by date of start. */
export function drawOffers(drafts: readonly Draft[], programme: Programme, random: Random): PrfOffer[] {
  const offers = drawStructuring(drafts, programme, random);
  const truce = summerTruce(programme.year);
  for (const session of random.shuffle(kept(drafts))) {
    if (offers.length >= programme.prfOffers) break;
    const gap = random.integer(-START_GAP_WEEKS, START_GAP_WEEKS);
    const from = nextWorkingDay(shiftWeeks(mondayOf(session.wished), gap));
    if (isWithin(from, truce) || from < programme.firstWeek || from > programme.lastWeek) continue;
    const zone = random.chance(SAME_ZONE_SHARE) ? session.place.zone : neighbour(session.place.zone, random);
    offers.push(offerAt(session, zone, from, random.integer(...OFFER_WEEKS), random));
  }
  return offers.sort((a, b) => compare(`${a.from}${a.rome}${a.zone}`, `${b.from}${b.rome}${b.zone}`));
}

/**
 * Offers whose slot the Région keeps: each closes the wished week of one session, and leaves every session
 * of the year a week to start in.
 */
function drawStructuring(drafts: readonly Draft[], programme: Programme, random: Random): PrfOffer[] {
  const rules = { truce: summerTruce(programme.year), intakes: programme.intakes };
  const chosen: PrfOffer[] = [];
  for (const session of random.shuffle(kept(drafts))) {
    if (chosen.length === programme.structuringOffers) break;
    if (session.nature !== 'structurante' || session.alternance) continue;
    const from = nextWorkingDay(shiftWeeks(mondayOf(session.wished), STRUCTURING_LAG_WEEKS));
    if (isWithin(from, rules.truce) || from > programme.lastWeek) continue;
    const weeks = random.integer(...STRUCTURING_WEEKS);
    const offer = { ...offerAt(session, session.place.zone, from, weeks, random), structuring: true };
    const offers = [...chosen, offer];
    const open = openWeeks(session, { ...rules, offers });
    const meetsTheWish = !open.includes(mondayOf(session.wished));
    if (meetsTheWish && kept(drafts).every((other) => openWeeks(other, { ...rules, offers }).length > 0))
      chosen.push(offer);
  }
  if (chosen.length < programme.structuringOffers) {
    throw new Error(`${programme.year}: only ${chosen.length} structuring offers leave every session a week`);
  }
  return chosen;
}

function offerAt(session: Draft, zone: Zone, from: IsoDate, weeks: number, random: Random): PrfOffer {
  return {
    rome: session.job.rome,
    departement: zone.departement,
    zone: zone.name,
    from,
    to: addDays(mondayOf(from), 7 * weeks + BACK_TO_FRIDAY),
    places: random.integer(...PLACES),
    structuring: false,
  };
}

function neighbour(zone: Zone, random: Random): Zone {
  return random.pick(zones.filter((other) => other.departement === zone.departement && other !== zone));
}
