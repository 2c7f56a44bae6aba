/** Every choice that an instance leaves, and what each costs at every level: whole numbers of one unit for all levels. */

import type { Instance, Session } from '../../instance/types.ts';
import type { Parameters, TermName } from '../../parameters/types.ts';
import { monthOfStart, type Placed, whyPlaced } from '../reading.ts';
import { fractionOf, gcd, inUnits, lcm } from './exact.ts';
import { openStarts } from './open-starts.ts';
import { type SmoothedScope, smoothedScopes, smoothingDenominator } from './smoothing-parts.ts';
import { termCosts } from './term-costs.ts';

/** A session started somewhere, or left out. */
export interface Choice {
  /** Null: left out. */
  start: Placed | null;
  /** Month of the start, `YYYY-MM`; empty when left out. */
  month: string;
  /** What it adds by itself to each level, in 1/`unit`: smoothing, load and equity apart. */
  costs: bigint[];
}

/** What a proof is computed on. */
export interface Ledger {
  instance: Instance;
  parameters: Parameters;
  /** Parts of one in which every amount is whole: `weightUnit` x `termUnit`. */
  unit: bigint;
  /** Parts of one in which the weights of levels are whole. */
  weightUnit: bigint;
  /** Parts of one in which the values of terms are whole. */
  termUnit: bigint;
  /** Weight of each term at each level, in 1/`weightUnit`. */
  weights: Partial<Record<TermName, bigint>>[];
  sessions: { session: Session; choices: Choice[] }[];
  scopes: SmoothedScope[];
  /** Every value of each level is a multiple of this, in 1/`unit`; 0 where values are not even whole in it. */
  grains: bigint[];
}

/** Reads an instance once; the ledger answers for any multipliers of any level. */
export function openLedger(instance: Instance, parameters: Parameters): Ledger {
  const terms = termCosts(instance, parameters);
  const uses = (name: TermName): boolean => weights.some((of) => (of[name] ?? 0n) > 0n);
  const weightUnit = lcm(
    parameters.levels.flatMap((level) => level.terms.map(({ weight }) => fractionOf(weight).denominator)),
  );
  const weights = parameters.levels.map((level) => {
    const sums: Partial<Record<TermName, bigint>> = {};
    for (const { term, weight } of level.terms)
      sums[term] = (sums[term] ?? 0n) + inUnits(fractionOf(weight), weightUnit);
    return sums;
  });
  const used = Object.entries(terms).filter(([name]) => uses(name as TermName));
  const scopes = uses('smoothing') ? smoothedScopes(instance, parameters) : [];
  const termUnit = lcm([...used.map(([, { denominator }]) => denominator), smoothingDenominator(scopes)]);
  const costsOf = (value: (costs: (typeof used)[number][1]) => bigint): bigint[] => {
    const values = used.map(([name, term]) => ({
      name: name as TermName,
      parts: value(term) * (termUnit / term.denominator),
    }));
    return weights.map((of) => values.reduce((sum, { name, parts }) => sum + (of[name] ?? 0n) * parts, 0n));
  };
  const starts = openStarts(instance, parameters);
  const sessions = instance.sessions.map((session, s) => {
    const choices = starts[s]!.map(
      (start): Choice => ({ start, month: monthOfStart(start), costs: costsOf((term) => term.start(start)) }),
    );
    if (whyPlaced(parameters, session) === null)
      choices.push({ start: null, month: '', costs: costsOf((term) => term.leftOut(session)) });
    return { session, choices };
  });
  const ledger = {
    instance,
    parameters,
    unit: weightUnit * termUnit,
    weightUnit,
    termUnit,
    weights,
    sessions,
    scopes,
  };
  return { ...ledger, grains: parameters.levels.map((_, level) => grainOf(ledger, level)) };
}

/** The greatest common divisor of all that a level adds up. */
function grainOf({ parameters, termUnit, weights, sessions }: Omit<Ledger, 'grains'>, level: number): bigint {
  const { smoothing = 0n, load = 0n, equity = 0n } = weights[level]!;
  // A peak counts whole trainees; deviations from a target are whole in units only, and means not even there.
  const wholePeaks = parameters.smoothing.mode === 'PEAK';
  const coarse = smoothing * (wholePeaks ? termUnit : 0n);
  if (equity > 0n) return 0n;
  if (smoothing > 0n && !wholePeaks) return 1n;
  let grain = gcd(coarse, load * termUnit);
  for (const { choices } of sessions) for (const { costs } of choices) grain = gcd(grain, costs[level]!);
  return grain === 0n ? 1n : grain;
}
