/** The one rule by which money is shared out here, decided in exact integers. */

/** Who shares: claims to compare, what is due whatever they are, and the name that settles equal claims. */
export interface Claim {
  name: string;
  /** Zero or more; one who claims nothing receives its minimum. */
  weight: bigint;
  /** Cents due in any case, zero or more. */
  minimum: bigint;
}

/**
 * "Everybody receives its minimum; then each cent goes to the one least served for its weight."
 * maximise the smallest amount[i] / weight[i], subject to sum amount[i] = total,
 * amount[i] >= minimum[i], amount[i] a whole number of cents; and no cent could move from one to
 * another and leave the first still the better served.
 * Unit: cents. Equal claims to a cent: the first name, by code unit.
 *
 * Why not the largest remainder: with it a larger total can leave somebody with a cent less (the
 * Alabama paradox). Here one more cent is one more cent for somebody and nobody's loss. The price: an
 * amount is less than one cent above its exact part, and less than one cent per other claim below it.
 *
 * Closed form of the linear program in `program.ts`: amount = max(minimum, level x weight), rounded
 * up; the few cents that rounding up gave in excess are then taken from the last ones given.
 * Takes minimums that fit in the total, and a weight above zero unless they use it up.
 */
export function shareOut(total: bigint, claims: readonly Claim[]): bigint[] {
  const { money, weight } = waterLevel(total, claims);
  const amounts = claims.map((claim) => larger(claim.minimum, dividedUp(claim.weight * money, weight)));
  let excess = amounts.reduce((sum, amount) => sum + amount, 0n) - total;
  // Fewer cents than there are claims: each was rounded up by less than one.
  for (; excess > 0n; excess--) {
    const last = lastServed(amounts, claims);
    amounts[last] = amounts[last]! - 1n;
  }
  return amounts;
}

/**
 * The level at which max(minimum, level x weight) sums to the total, as money / weight: whoever is
 * above it by its minimum is set aside with it, until nobody else is.
 */
function waterLevel(total: bigint, claims: readonly Claim[]): { money: bigint; weight: bigint } {
  let served = claims.filter(({ weight }) => weight > 0n);
  for (;;) {
    const aside = claims.filter((claim) => !served.includes(claim));
    const money = total - aside.reduce((sum, { minimum }) => sum + minimum, 0n);
    const weight = served.reduce((sum, claim) => sum + claim.weight, 0n);
    if (weight === 0n) return { money: 0n, weight: 1n };
    const still = served.filter((claim) => claim.minimum * weight < claim.weight * money);
    if (still.length === served.length) return { money, weight };
    served = still;
  }
}

/** Position of the one that received the last cent: the best served one before that cent, the last name among equals. */
function lastServed(amounts: readonly bigint[], claims: readonly Claim[]): number {
  let last = -1;
  claims.forEach((claim, i) => {
    if (amounts[i]! <= claim.minimum) return;
    const known = claims[last];
    if (known === undefined) {
      last = i;
      return;
    }
    const [mine, theirs] = [(amounts[i]! - 1n) * known.weight, (amounts[last]! - 1n) * claim.weight];
    if (mine > theirs || (mine === theirs && claim.name > known.name)) last = i;
  });
  return last;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Quotient rounded up, of a dividend of zero or more. */
function dividedUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
