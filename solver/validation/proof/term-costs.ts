/** What one session adds to each term by its own place, in exact parts: the terms that are sums over sessions. */

import type { Instance, PrfOffer, Session } from '../../instance/types.ts';
import type { ConcurrencyParameters, Parameters, TermName } from '../../parameters/types.ts';
import { dayOf, intakesOf, type Placed } from '../reading.ts';
import { type Fraction, fractionOf, inUnits, lcm, times } from './exact.ts';

/** A term that is a sum over sessions. Costs are whole numbers of 1/`denominator` of the term's unit, 0 or more. */
export interface TermCosts {
  denominator: bigint;
  /** What it costs to start there. */
  start: (placed: Placed) => bigint;
  /** What it costs to leave the session out. */
  leftOut: (session: Session) => bigint;
}

const none = (): bigint => 0n;

/** Every such term. `smoothing`, `load` and `equity` are not: they are priced by multipliers, or not at all. */
export function termCosts(instance: Instance, parameters: Parameters): Partial<Record<TermName, TermCosts>> {
  return {
    placement: placement(instance),
    concurrency: concurrency(instance, parameters),
    fidelity: fidelity(instance, parameters),
    wait: wait(instance),
    'soft-closure': softClosure(instance),
    stability: stability(instance, parameters),
  };
}

function placement({ sessions }: Instance): TermCosts {
  const weights = new Map(sessions.map((session) => [session, fractionOf(session.placementWeight)]));
  const denominator = lcm([...weights.values()].map((weight) => weight.denominator));
  return {
    denominator,
    start: none,
    leftOut: (session) => inUnits(weights.get(session)!, denominator) * BigInt(session.plannedEntries),
  };
}

/** job x territory x (1 - days / (7 x horizonWeeks)), over every offer that is near. */
function concurrency(instance: Instance, { concurrency: weights }: Parameters): TermCosts {
  const { numerator: reach, denominator: perDay } = times(fractionOf(weights.horizonWeeks), fractionOf(7));
  if (reach === 0n) return { denominator: 1n, start: none, leftOut: none };
  const offers = instance.prfOffers.map((offer) => ({ offer, day: dayOf(offer.startDate) }));
  const near = new Map(
    instance.sessions.map((session) => [
      session,
      offers.flatMap(({ offer, day }) => {
        const nearness = nearnessOf(session, offer, weights);
        return nearness.numerator === 0n ? [] : [{ day, nearness }];
      }),
    ]),
  );
  const proximity = lcm([...near.values()].flat().map(({ nearness }) => nearness.denominator));
  return {
    denominator: proximity * reach,
    start: ({ session, startDay }) =>
      BigInt(session.plannedEntries) *
      near.get(session)!.reduce((sum, { day, nearness }) => {
        const left = reach - BigInt(Math.abs(startDay - day)) * perDay;
        return left <= 0n ? sum : sum + inUnits(nearness, proximity) * left;
      }, 0n),
    leftOut: none,
  };
}

function nearnessOf(session: Session, offer: PrfOffer, weights: ConcurrencyParameters): Fraction {
  const sameFamily = session.rome.slice(0, 3) === offer.rome.slice(0, 3);
  const sameZone = session.zone !== null && session.zone === offer.zone;
  const sameDepartement = session.departement !== null && session.departement === offer.departement;
  if (!sameFamily || !(sameZone || sameDepartement)) return fractionOf(0);
  return times(
    fractionOf(session.rome === offer.rome ? weights.sameRome : weights.sameFamily),
    fractionOf(sameZone ? weights.sameZone : weights.sameDepartement),
  );
}

function fidelity(instance: Instance, parameters: Parameters): TermCosts {
  const prices = {
    STRUCTURAL: fractionOf(parameters.fidelity.structural),
    CONJUNCTURAL: fractionOf(parameters.fidelity.conjunctural),
    INNOVATIVE: fractionOf(parameters.fidelity.innovative),
  };
  const denominator = lcm(Object.values(prices).map((price) => price.denominator));
  return {
    denominator,
    start: ({ session, week }) =>
      inUnits(prices[session.nature], denominator) *
      BigInt(session.plannedEntries * weeksBetween(instance, week, session.wishedWeek)),
    leftOut: none,
  };
}

function weeksBetween({ weeks }: Instance, a: number, b: number): number {
  return Math.abs(weeks[a]!.offsetWeeks - weeks[b]!.offsetWeeks);
}

/** Days from the end to the nearest intake it is in time for, in sevenths of a week. */
function wait(instance: Instance): TermCosts {
  const intakes = intakesOf({ instance });
  return {
    denominator: 7n,
    start: ({ session, endDay }) => {
      const days = intakes(session)
        .map(({ date, maxGapWeeks }) => ({ days: dayOf(date) - endDay, longest: 7 * maxGapWeeks }))
        .filter(({ days, longest }) => days >= 0 && days <= longest)
        .map(({ days }) => days);
      return days.length === 0 ? 0n : BigInt(session.plannedEntries * Math.min(...days));
    },
    leftOut: none,
  };
}

function softClosure({ closures }: Instance): TermCosts {
  const truces = closures
    .filter(({ kind }) => kind === 'SOFT')
    .map(({ region = null, from, to }) => ({ region, from: dayOf(from), to: dayOf(to) }));
  return {
    denominator: 1n,
    start: ({ session, startDay }) =>
      !session.closureExempt &&
      truces.some(
        ({ region, from, to }) =>
          (region === null || region === session.region) && startDay >= from && startDay <= to,
      )
        ? BigInt(session.plannedEntries)
        : 0n,
    leftOut: none,
  };
}

function stability(instance: Instance, parameters: Parameters): TermCosts {
  const [perMove, perWeek, announcedFactor] = [
    fractionOf(parameters.stability.perMove),
    fractionOf(parameters.stability.perWeek),
    fractionOf(parameters.stability.announcedFactor),
  ];
  const denominator = lcm([perMove.denominator, perWeek.denominator]) * announcedFactor.denominator;
  const priceOf = (session: Session, weeks: number): bigint => {
    const factor = session.announced === true ? announcedFactor : fractionOf(1);
    const inParts = (price: Fraction): bigint => inUnits(times(factor, price), denominator);
    return inParts(perMove) + inParts(perWeek) * BigInt(weeks);
  };
  return {
    denominator,
    start: ({ session, week }) => {
      const published = session.publishedWeek ?? null;
      const weeks = published === null ? 0 : weeksBetween(instance, week, published);
      return weeks === 0 ? 0n : priceOf(session, weeks);
    },
    leftOut: (session) => ((session.publishedWeek ?? null) === null ? 0n : priceOf(session, 0)),
  };
}
