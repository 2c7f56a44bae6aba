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
