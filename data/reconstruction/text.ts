/** Texts that references are made of, and their order. */

/** Capitals and digits only, other runs made one hyphen: `Saint-Lô` is `SAINT-LO`. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return plain.replace(/[^A-Z0-9]+/g, '-');
}

/** Orders texts by code unit: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
