/** From unknown data (a file) to a request that holds together, or every reason why it does not. */

import { schemaReader } from '../instance/json-schema.ts';
import type { Problem } from '../solution/types.ts';
import schema from './allocation.schema.json' with { type: 'json' };
import { checkAllocationRequest } from './check.ts';
import type { AllocationRequest } from './types.ts';

const readBySchema = schemaReader(schema);

/**
 * Reads a request: shape and defaults by `allocation.schema.json`, then consistency by
 * `checkAllocationRequest`; at one place the consistency problem, which knows the field, replaces the
 * schema's. A consumption is judged against the split, by `releaseReserve`.
 */
export function readAllocationRequest(
  value: unknown,
): { request: AllocationRequest } | { problems: Problem[] } {
  const reading = readBySchema(value);
  if (!reading.wellShaped) return { problems: reading.problems };
  const request = reading.value as AllocationRequest;
  const inconsistencies = checkAllocationRequest(request);
  const toldByCheck = new Set(inconsistencies.map(({ path }) => path));
  const problems = [...reading.problems.filter(({ path }) => !toldByCheck.has(path)), ...inconsistencies];
  return problems.length === 0 ? { request } : { problems };
}
