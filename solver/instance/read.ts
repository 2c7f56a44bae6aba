/** From unknown data (a file, a request) to an instance that holds together, or every reason why it does not. */

import type { Problem } from '../solution/types.ts';
import { checkInstance } from './check.ts';
import schema from './instance.schema.json' with { type: 'json' };
import { schemaReader } from './json-schema.ts';
import type { Instance } from './types.ts';

const readBySchema = schemaReader(schema);

/**
 * Reads an instance: shape and defaults by `instance.schema.json`, then consistency by `checkInstance`.
 * Where the shape allows it both are reported together; at one place the consistency problem, which knows
 * the field, replaces the schema's.
 */
export function readInstance(value: unknown): { instance: Instance } | { problems: Problem[] } {
  const reading = readBySchema(value);
  if (!reading.wellShaped) return { problems: reading.problems };
  const instance = reading.value as Instance;
  const inconsistencies = checkInstance(instance);
  const toldByCheck = new Set(inconsistencies.map(({ path }) => path));
  const problems = [...reading.problems.filter(({ path }) => !toldByCheck.has(path)), ...inconsistencies];
  return problems.length === 0 ? { instance } : { problems };
}
