/**
 * The bound that multipliers prove on a level, in exact whole numbers: weak duality, and nothing else.
 * Every plan that keeps the earlier levels where they are held has, for multipliers of 0 or more,
 *
 *   level >= level + sum held x (earlier level - what it is held at) + sum limit x (used - most)
 *
 * and the right-hand side is a sum over sessions once `priceSmoothing` has put prices in place of the curve:
 * each session takes its cheapest choice. Whatever the multipliers, the bound is true; the better they are, the higher it is.
 */

import type { Session } from '../../instance/types.ts';
import type { Multipliers } from '../../solution/proof-types.ts';
import { ceilDivide, floorDivide, fractionOf, least } from './exact.ts';
import type { Choice, Ledger } from './ledger.ts';
import { positive, Unreadable } from './multiplier.ts';
import { pricedLimits, useOf } from './priced-limits.ts';
import { priceSmoothing } from './smoothing-prices.ts';

/** An earlier level, and what it is held at. */
export interface Held {
  level: number;
  atMost: number;
}

/** What multipliers are worth. */
export type LevelBound =
  /** In 1/`unit` of the ledger. */
  | { holds: true; bound: bigint }
  /** `because` is in French and names what is at fault. */
  | { holds: false; because: string };

/** The bound that multipliers, in 1/`parts`, prove on a level whose earlier ones are held. */
export function levelBound(
  ledger: Ledger,
  level: number,
  held: readonly Held[],
  multipliers: Multipliers,
  parts: number,
): LevelBound {
  try {
    if (parts === 0)
      throw new Unreadable('Les multiplicateurs se comptent en parts entières de 1, et non en 0 part.');
    return { holds: true, bound: bounded(ledger, level, held, multipliers, positive(parts)) };
  } catch (error) {
    if (error instanceof Unreadable) return { holds: false, because: error.message };
    throw error;
  }
}

/** Sums in 1/(`parts` x `unit`), then divided by `parts` and rounded up to what the level can be. */
function bounded(
  ledger: Ledger,
  level: number,
  held: readonly Held[],
  multipliers: Multipliers,
  parts: bigint,
): bigint {
  const left = choicesUnder(ledger, held);
  const weights = weightsWith(ledger, level, multipliers, parts);
  const smooth = priceSmoothing(ledger, left, multipliers, weights.smoothing);
  const limits = priceLimits(ledger, multipliers, weights.load);
  let sum = smooth.constant + limits.constant;
  for (const { level: earlier, multiplier } of weights.held)
    sum -= multiplier * heldAt(ledger, held.find((one) => one.level === earlier)!);
  for (const { session, choices } of left) {
    if (choices.length === 0)
      throw new Unreadable(
        `La session « ${session.id} » n'a plus de choix sous les niveaux précédents : aucun plan ne les tient.`,
      );
    const smoothOf = smooth.of(session);
    const limitsOf = limits.of(session);
    const prices = choices.map((choice) => {
      let price = parts * choice.costs[level]! + smoothOf(choice) + limitsOf(choice);
      for (const { level: earlier, multiplier } of weights.held) price += multiplier * choice.costs[earlier]!;
      return price;
    });
    sum += least(prices);
  }
  const grain = ledger.grains[level]!;
  return grain === 0n ? floorDivide(sum, parts) : ceilDivide(sum, parts * grain) * grain;
}

/** What an earlier level is held at, rounded down to what it can be, in 1/`unit`. */
function heldAt({ unit, grains }: Ledger, { level, atMost }: Held): bigint {
  const { numerator, denominator } = fractionOf(atMost);
  const grain = grains[level]!;
  return grain === 0n
    ? ceilDivide(numerator * unit, denominator)
    : floorDivide(numerator * unit, denominator * grain) * grain;
}

/** The choices left to each session: one that breaks a held level whatever the others do is none. */
export function choicesUnder(ledger: Ledger, held: readonly Held[]): Ledger['sessions'] {
  return held.reduce((sessions, one) => {
    const costs = (choices: readonly Choice[]): bigint =>
      choices.length === 0 ? 0n : least(choices.map((choice) => choice.costs[one.level]!));
    const room = heldAt(ledger, one) - sessions.reduce((sum, { choices }) => sum + costs(choices), 0n);
    return sessions.map(({ session, choices }) => {
      const cheapest = costs(choices);
      return { session, choices: choices.filter((choice) => choice.costs[one.level]! - cheapest <= room) };
    });
  }, ledger.sessions);
}

/** The multipliers of held levels, and what terms that are no sums over sessions weigh with them, in 1/(`parts` x `weightUnit`). */
function weightsWith({ parameters, weights }: Ledger, level: number, { held }: Multipliers, parts: bigint) {
  const told = new Set<number>();
  const known = held.map(({ level: name, multiplier }) => {
    const earlier = parameters.levels.findIndex((one, l) => l < level && one.name === name);
    if (earlier < 0)
      throw new Unreadable(
        `Le niveau « ${name} » n'est pas avant le niveau « ${parameters.levels[level]!.name} ».`,
      );
    if (told.has(earlier)) throw new Unreadable(`Le niveau « ${name} » est tenu deux fois.`);
    told.add(earlier);
    return { level: earlier, multiplier: positive(multiplier) };
  });
  const weigh = (term: 'smoothing' | 'load'): bigint =>
    known.reduce(
      (sum, { level: earlier, multiplier }) => sum + multiplier * (weights[earlier]![term] ?? 0n),
      parts * (weights[level]![term] ?? 0n),
    );
  return { held: known, smoothing: weigh('smoothing'), load: weigh('load') };
}

/** What limits cost each choice of a session, and what they give back. */
function priceLimits(ledger: Ledger, { limits }: Multipliers, loadWeight: bigint) {
  const { instance, parameters, unit, termUnit, sessions } = ledger;
  const priced = pricedLimits(limits, instance, parameters);
  let constant = 0n;
  for (const { multiplier, most, soft, amountOf } of priced) {
    const price = multiplier * unit;
    constant -= price * most;
    if (!soft) continue;
    // What is over a wish costs its weight; a multiplier above it is paid back on the most that may be over.
    const all = sessions.reduce((sum, { session }) => sum + amountOf(session), 0n);
    const beyond = price - loadWeight * termUnit;
    if (beyond > 0n && all > most) constant -= beyond * (all - most);
  }
  return {
    constant,
    of: (session: Session): ((choice: Choice) => bigint) => {
      const use = useOf(priced, session);
      return ({ start }) => (start === null ? 0n : unit * use(start));
    },
  };
}
