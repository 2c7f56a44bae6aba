/**
 * Names of columns and rows, made in this one place: `[A-Za-z0-9_]` only, because an LP reader
 * takes any other character for an operator and still says "optimal". Grammar:
 * `<kind>_<what>_<where>`, general to specific, e.g. `start_NOR_2022_S001_20220404`.
 */

/** Text in which accents are dropped and everything else that is not a letter or digit is `_`, none at the ends. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

/** Plain names of a list, made unique by a number where two texts give the same one. */
export function uniquePlainNames(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const plain = plainName(text);
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    return times === 1 ? plain : `${plain}__${times}`;
  });
}

/** A date in a name: `2022-04-04` gives `20220404`. */
export function dateName(date: string): string {
  return date.replaceAll('-', '');
}

/** Joins the parts of a name. */
export function nameOf(...parts: (string | number)[]): string {
  return parts.join('_');
}

/** Longest name that is written: `cbc` refuses names of a hundred characters and more. */
const LONGEST_NAME = 96;

/** Words that readers of LP text take for their own, in any case. */
const RESERVED =
  /^(min|max|minimi[sz]e|maximi[sz]e|minimum|maximum|subject|such|st|to|that|free|inf|infinity|bounds?|gen|generals?|int|integers?|bin|binary|binaries|semi|semis|sos[12]?|end)$/i;

/**
 * The names of columns, or of rows, as text gives them to other solvers: the same names, each changed only if
 * some reader would take it for something else. `[A-Za-z0-9_]`, no digit first and nothing like `e4` (`3 e4` is a
 * number to CPLEX), no word of the format, 96 characters at most, each once.
 *
 * | name | written |
 * |---|---|
 * | `start_S1_20220404` | the same |
 * | `peak_Caen` twice | `peak_Caen`, `peak_Caen__2` |
 * | `e4`, `free` | `v_e4`, `v_free` |
 */
export function writtenNames(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const word = name.replaceAll(/[^A-Za-z0-9_]/g, '_');
    const safe = /^([A-DF-Za-df-z_]|[Ee][A-Za-z_])/.test(word) && !RESERVED.test(word) ? word : `v_${word}`;
    const base = safe.slice(0, LONGEST_NAME);
    let written = base;
    let nth = times.get(base) ?? 1;
    while (times.has(written)) {
      nth += 1;
      const suffix = `__${nth}`;
      written = `${base.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
    }
    times.set(base, nth);
    times.set(written, times.get(written) ?? 1);
    return written;
  });
}
