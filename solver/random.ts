/** A seeded generator of numbers in [0, 1): the only randomness of the solver (mulberry32). */
export type Random = () => number;

// Taken once: it runs millions of times, and a global is looked up anew each time.
const { imul } = Math;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
