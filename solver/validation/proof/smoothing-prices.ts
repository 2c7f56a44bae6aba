/**
 * The term `smoothing` as prices. Steps and peaks are convex, so for any price of a trainee they are at least
 *
 *   weight x steps(d) >= price x d - (the greatest of price x d - weight x steps(d) over every d)
 *   weight x peak >= sum of months price x entries - max(0, sum of prices - weight) x all entries
 *
 * and what is left is a sum over sessions.
 */

import type { Session } from '../../instance/types.ts';
import type { Multipliers } from '../../solution/proof-types.ts';
import { ceilDivide, floorDivide, greatest, inUnits } from './exact.ts';
import type { Choice, Ledger } from './ledger.ts';
import { positive, Unreadable, whole } from './multiplier.ts';
import type { SmoothedPeriod, SmoothedScope } from './smoothing-parts.ts';

/** Prices of choices, and what does not depend on them. */
export interface SmoothingPrices {
  constant: bigint;
  /** What a choice of the session costs. */
  of: (session: Session) => (choice: Choice) => bigint;
}

/**
 * Prices of starts and absences, in 1/(parts x unit). `left` are the choices left; `weight` is that of the term with the
 * held levels, in 1/(parts x weightUnit).
 * @throws Unreadable for a multiplier that is not whole, or about no scope and period.
 */
export function priceSmoothing(
  ledger: Ledger,
  left: Ledger['sessions'],
  multipliers: Multipliers,
  weight: bigint,
): SmoothingPrices {
  const { scopes, unit, termUnit } = ledger;
  const balance = byKey(
    multipliers.balance.map(({ scope, period, multiplier }) => [scope, period, whole(multiplier)]),
  );
  const peaks = byKey(
    multipliers.peaks.map(({ scope, month, multiplier }) => [scope, month, positive(multiplier)]),
  );
  const free = new Set(
    left.flatMap(({ session, choices }) => (choices.some(({ start }) => start === null) ? [session] : [])),
  );
  let constant = 0n;
  const priced = scopes.map((scope) => {
    const months = new Map<string, bigint>();
    let absent = 0n;
    const allPlaced = scope.sessions.every((session) => !free.has(session));
    for (const period of scope.periods) {
      const multiplier = balance.take(scope.key, period.key);
      const perPart = (multiplier * unit) / period.share.denominator;
      const target = period.share.numerator * scope.entries;
      constant -= perPart * target + mostBelow(scope, period, perPart, weight, termUnit, allPlaced);
      absent += perPart * period.share.numerator;
      for (const month of period.months) months.set(month, (months.get(month) ?? 0n) + multiplier * unit);
    }
    let all = 0n;
    for (const { month } of ledger.instance.months) {
      const multiplier = peaks.take(scope.key, month);
      all += multiplier;
      months.set(month, (months.get(month) ?? 0n) + multiplier * unit);
    }
    // The peak is at most all entries: multipliers beyond its weight are paid back on them.
    const beyond = all * unit - weight * inUnits(scope.peakWeight, termUnit);
    if (beyond > 0n) constant -= beyond * scope.entries;
    return { months, absent, sessions: new Set(scope.sessions) };
  });
  const unknown = balance.left() ?? peaks.left();
  if (unknown !== null) throw new Unreadable(`La courbe n'a pas de ${unknown}.`);
  return {
    constant,
    of: (session) => {
      const own = priced.filter(({ sessions }) => sessions.has(session));
      const entries = BigInt(session.plannedEntries);
      const absent = own.reduce((sum, scope) => sum + scope.absent, 0n) * entries;
      const started = new Map<string, bigint>();
      return ({ start, month }) => {
        if (start === null) return absent;
        const known = started.get(month);
        if (known !== undefined) return known;
        const price = own.reduce((sum, { months }) => sum + (months.get(month) ?? 0n), 0n) * entries;
        started.set(month, price);
        return price;
      };
    },
  };
}

/**
 * The greatest, over every deviation d of a period from its target, of price x d - weight x steps(d). Where no session of
 * the scope can be left out, the target is fixed and entries are whole: only whole entries count.
 * d and `perPart` are in parts of a trainee, of which the share's denominator makes one.
 */
function mostBelow(
  { entries }: SmoothedScope,
  { share, width, slopes }: SmoothedPeriod,
  perPart: bigint,
  weight: bigint,
  termUnit: bigint,
  allPlaced: boolean,
): bigint {
  const parts = share.denominator;
  const [step, all, target] = [width * parts, entries * parts, share.numerator * entries];
  const rates = slopes.map((slope) => weight * inUnits(slope, termUnit / parts));
  const last = slopes.length - 1;
  if (!allPlaced) {
    const farthest = target > all ? target : all;
    const price = perPart < 0n ? -perPart : perPart;
    return rates.reduce((sum, rate, j) => {
      const beyond = farthest - BigInt(j) * step;
      const length = j < last && step < beyond ? step : beyond;
      return price > rate && length > 0n ? sum + (price - rate) * length : sum;
    }, 0n);
  }
  const steps = (deviation: bigint): bigint =>
    rates.reduce((sum, rate, j) => {
      const beyond = (deviation < 0n ? -deviation : deviation) - BigInt(j) * step;
      const length = j < last && step < beyond ? step : beyond;
      return length > 0n ? sum + rate * length : sum;
    }, 0n);
  // Concave between kinks: the greatest is beside a kink, or at an end.
  const kinks = slopes.flatMap((_, j) => [target - BigInt(j) * step, target + BigInt(j) * step]);
  const near = kinks.flatMap((at) => [floorDivide(at, parts), ceilDivide(at, parts)]);
  const wholes = [0n, entries, ...near].filter((at) => at >= 0n && at <= entries);
  return greatest(wholes.map((at) => perPart * (at * parts - target) - steps(at * parts - target)));
}

/** Multipliers by scope and period, each taken once; what is left at the end is about nothing. */
function byKey(list: [scope: string, period: string, multiplier: bigint][]) {
  const left = new Map<string, Map<string, bigint>>();
  for (const [scope, period, multiplier] of list) {
    const of = left.get(scope) ?? new Map<string, bigint>();
    of.set(period, (of.get(period) ?? 0n) + multiplier);
    left.set(scope, of);
  }
  return {
    take(scope: string, period: string): bigint {
      const multiplier = left.get(scope)?.get(period) ?? 0n;
      left.get(scope)?.delete(period);
      return multiplier;
    },
    left(): string | null {
      const [first] = [...left].flatMap(([scope, of]) =>
        [...of.keys()].map((period) => `${scope} ${period}`),
      );
      return first ?? null;
    },
  };
}
