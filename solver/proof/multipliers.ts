/** From the prices of a relaxation to multipliers in whole numbers, under the names that a proof gives them. */
import { findPackings } from '../model/build.ts';
import { holdName } from '../model/hold.ts';
import type { Model } from '../model/model.ts';
import { nameOf, plainName } from '../model/names.ts';
import type { Packing } from '../model/packing.ts';
import { findPeriods, findScopes } from '../model/scopes.ts';
import type { Multipliers } from '../solution/proof-types.ts';
import type { Prices } from './relaxation.ts';
import type { Chord } from './whole-steps.ts';

/** What multipliers are read from. */
export interface PricedRows {
  model: Model;
  packings: readonly Packing[];
  /** Those added so far. */
  chords: readonly Chord[];
}

/** The rows that carry multipliers. */
export function pricedRows(model: Model): PricedRows {
  return { model, packings: findPackings(model.instance, model.parameters), chords: [] };
}

/** No multiplier: what each session costs at least, whatever the others do. */
export function noMultipliers(): Multipliers {
  return { held: [], limits: [], balance: [], peaks: [] };
}

/** The multipliers that prices say, in `parts` of one, for a level whose earlier ones are held. */
export function multipliersOf(
  { model, packings, chords }: PricedRows,
  prices: Prices,
  level: number,
): { parts: number; multipliers: Multipliers } {
  const { instance, parameters } = model;
  const priceOf = (name: string): number => prices.get(name) ?? 0;
  const held = parameters.levels
    .slice(0, level)
    .map(({ name }, l) => ({ level: name, multiplier: atLeast0(priceOf(holdName(parameters.levels[l]!))) }));
  const limits = packings.map(({ about, name, unitsPerRowUnit }) => ({
    ...about,
    multiplier: atLeast0(priceOf(name) / unitsPerRowUnit),
  }));
  const balance: Multipliers['balance'] = [];
  const peaks: Multipliers['peaks'] = [];
  for (const scope of findScopes(instance, parameters)) {
    for (const { period: kind } of parameters.smoothing.periods)
      for (const { key } of findPeriods(instance, parameters, kind, scope)) {
        const own = chords.filter((chord) => chord.scope === scope.key && chord.period === key);
        // The price of a chord is 0 or less, and bears on entries with the opposite of its slope.
        const onEntries = own.reduce((sum, { row, slope }) => sum - slope * priceOf(row.name), 0);
        const multiplier = priceOf(nameOf('balance', scope.name, plainName(key))) + onEntries;
        balance.push({ scope: scope.key, period: key, multiplier });
      }
    for (const { month } of instance.months) {
      const multiplier = atLeast0(priceOf(nameOf('peak', scope.name, plainName(month))));
      peaks.push({ scope: scope.key, month, multiplier });
    }
  }
  const all = [held, limits, balance, peaks].flat().map(({ multiplier }) => Math.abs(multiplier));
  const parts = partsFor(Math.max(0, ...all));
  const rounded = <T extends { multiplier: number }>(list: T[]): T[] =>
    list
      .map((one) => ({ ...one, multiplier: Math.round(one.multiplier * parts) }))
      .filter(({ multiplier }) => multiplier !== 0);
  return {
    parts,
    multipliers: {
      held: rounded(held),
      limits: rounded(limits),
      balance: rounded(balance),
      peaks: rounded(peaks),
    },
  };
}

/** An engine's tolerance leaves prices a hair on the wrong side. */
function atLeast0(price: number): number {
  return Math.max(0, price);
}

/** Prices of money are per cent, hence the many digits; the largest must still be a whole number that a double holds. */
function partsFor(largest: number): number {
  let parts = 1_000_000_000_000;
  while (parts > 1 && largest * parts > Number.MAX_SAFE_INTEGER) parts /= 10;
  return parts;
}
