/** An amount as French people write it, exact to the cent: 1234567n is "12 345,67 EUR". */
export function euros(cents: bigint): string {
  const whole = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ' ');
  return `${whole},${(cents % 100n).toString().padStart(2, '0')} EUR`;
}
