const LONGEST = 60;

/** A value as a message quotes it: between guillemets, on one line, cut where it would hide the sentence. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  // JSON writes NaN and Infinity as null, which would hide the very fault that is told.
  const exact = typeof value === 'number' ? String(value) : text;
  return `« ${exact.length > LONGEST ? `${exact.slice(0, LONGEST)}…` : exact} »`;
}
