/** The only source of chance of the reconstruction: the same seed gives the same files on every machine. */

/** Draws that depend on the seed and on nothing else. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True with the given probability, from 0 to 1. */
  chance(probability: number): boolean;
  /** One of the items, each as likely. Throws when there is none. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight. Throws when there is none. */
  pickWeighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** The items in a drawn order; the list given is left alone. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * Mulberry32: 32 bits of state in whole-number arithmetic, which every engine computes alike.
 * Ample for some thousands of draws; not for secrets.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[integer(0, items.length - 1)] as T;
  };
  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    pickWeighted(items, weightOf) {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return pick(items.slice(-1));
    },
    shuffle(items) {
      const drawn = [...items];
      for (let last = drawn.length - 1; last > 0; last--) {
        const other = integer(0, last);
        [drawn[last], drawn[other]] = [drawn[other] as (typeof drawn)[0], drawn[last] as (typeof drawn)[0]];
      }
      return drawn;
    },
  };
}
