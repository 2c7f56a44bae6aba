/** A fingerprint of plain data: the same content gives the same hash, whatever the order of its keys. */

import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and no space: one text per content. A property that is undefined is left out, as JSON does.
 * @throws TypeError for what JSON would lose without a word (NaN, Infinity, bigint, function): a silent null
 * would give two different contents one fingerprint.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    // The days of a session week by week are most of an instance: JSON writes texts at once as it would one by one.
    const areTexts = value.every((element) => typeof element === 'string');
    return areTexts ? JSON.stringify(value) : `[${value.map(canonicalJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  const representable =
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value));
  if (!representable) {
    throw new TypeError(
      `${String(value)} n'a pas d'écriture JSON : seules des données simples ont une empreinte.`,
    );
  }
  return JSON.stringify(value);
}

/**
 * SHA-256 of the canonical JSON of some plain data, in hexadecimal.
 * @throws TypeError as `canonicalJson` does.
 */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
