/**
 * Texts as French people type them: accents, capitals, non-breaking spaces and typographic apostrophes
 * come and go, and none of them changes what is meant.
 */

/** Every space a French spreadsheet writes, ordinary, non-breaking (U+00A0), narrow (U+202F) or thin, runs made one. */
export function collapseSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Lower case, without accents, ligatures opened (`œ` -> `oe`), apostrophes straight, spaces single. Punctuation stays. */
export function plainText(text: string): string {
  return collapseSpaces(
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/[’‘ʼ`´]/g, "'"),
  );
}

/**
 * What two spellings of the same words share: plain text with every punctuation a space.
 * `Nb. de places` and `nb de  PLACES` give `nb de places`; `L’Opcommerce` gives `l opcommerce`.
 */
export function foldWords(text: string): string {
  return collapseSpaces(plainText(text).replace(/[^a-z0-9]+/g, ' '));
}

/** `a`, `a ou b`, `a, b ou c`: choices as a French sentence lists them. */
export function listChoices(choices: readonly string[]): string {
  const last = choices.at(-1);
  if (last === undefined) return '';
  return choices.length === 1 ? last : `${choices.slice(0, -1).join(', ')} ou ${last}`;
}
