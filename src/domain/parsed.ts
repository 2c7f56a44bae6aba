/**
 * The outcome of reading a text that a person wrote: a value, or what was found and what was expected.
 * Reading never throws on bad input, so that a whole file can be read and every problem told together.
 */
export type Parsed<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      /** The text as it was found. */
      found: string;
      /** What was expected and an example, in French, to be read after "attendu : ". */
      expected: string;
    };

/** A text that was understood. */
export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** A text that was not: `found` as it was, and what was expected, in French. */
export function refuse(found: string, expected: string): { ok: false; found: string; expected: string } {
  return { ok: false, found, expected };
}

/** The sentence a person reads: `« 31/02/2022 » : attendu : …`. */
export function refusalMessage(refusal: { found: string; expected: string }): string {
  return `« ${refusal.found} » refusé. Attendu : ${refusal.expected}.`;
}

/** The value, for texts written in our own code or tests. Throws a RangeError with the French sentence otherwise. */
export function expectValue<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new RangeError(refusalMessage(parsed));
}
