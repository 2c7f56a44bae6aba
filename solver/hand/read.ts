/** From unknown data (a file, a request) to a hand, or every reason why it is not one. */

import { schemaReader } from '../instance/json-schema.ts';
import type { Problem } from '../solution/types.ts';
import { checkHand } from './check.ts';
import schema from './hand.schema.json' with { type: 'json' };
import type { Hand } from './types.ts';

const readBySchema = schemaReader(schema);

/**
 * Reads a hand: shape by `hand.schema.json`, then its dates. All problems are reported together. What depends on
 * the instance (unknown sessions, weeks that are closed) is told by `applyHand`.
 */
export function readHand(value: unknown): { hand: Hand } | { problems: Problem[] } {
  const reading = readBySchema(value);
  if (!reading.wellShaped) return { problems: reading.problems };
  const hand = reading.value as Hand;
  const faults = checkHand(hand);
  const toldByCheck = new Set(faults.map(({ path }) => path));
  const problems = [...reading.problems.filter(({ path }) => !toldByCheck.has(path)), ...faults];
  return problems.length === 0 ? { hand } : { problems };
}
