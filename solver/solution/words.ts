/** Euro cents as French people write them, exactly: 4812850 gives `48 128,50 €`. */
export function euros(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${sign}${whole},${digits.slice(-2)}\u00a0€`;
}
