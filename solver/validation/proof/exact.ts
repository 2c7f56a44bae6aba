/** Numbers without rounding: decimals as they are written, and whole numbers as large as they need to be. */

/** numerator / denominator, the denominator above 0. */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

/** A finite number as its shortest decimal says it: 0.1 is one tenth, 1e-7 is one ten-millionth. */
export function fractionOf(value: number): Fraction {
  const [digits, exponent = 0] = String(value).split('e') as [string, string?];
  const [whole, decimals = ''] = digits.split('.') as [string, string?];
  const power = Number(exponent) - decimals.length;
  const numerator = BigInt(whole + decimals);
  return power < 0
    ? { numerator, denominator: 10n ** BigInt(-power) }
    : { numerator: numerator * 10n ** BigInt(power), denominator: 1n };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Greatest common divisor, 0 or more; 0 divides nothing but 0. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Least common multiple of numbers above 0; 1 of none. */
export function lcm(numbers: Iterable<bigint>): bigint {
  let all = 1n;
  for (const number of numbers) all = (all / gcd(all, number)) * number;
  return all;
}

/**
 * A fraction as a whole number of parts of which `unit` make one.
 * @throws RangeError when the unit is too coarse for it.
 */
export function inUnits({ numerator, denominator }: Fraction, unit: bigint): bigint {
  const scaled = numerator * unit;
  if (scaled % denominator !== 0n)
    throw new RangeError(`${numerator}/${denominator} has no whole number of 1/${unit}`);
  return scaled / denominator;
}

/** Greatest whole number not above dividend / divisor; the divisor is above 0. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/** Least whole number not below dividend / divisor; the divisor is above 0. */
export function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return -floorDivide(-dividend, divisor);
}

export function least(numbers: readonly bigint[]): bigint {
  return numbers.reduce((low, number) => (number < low ? number : low));
}

export function greatest(numbers: readonly bigint[]): bigint {
  return numbers.reduce((high, number) => (number > high ? number : high));
}
