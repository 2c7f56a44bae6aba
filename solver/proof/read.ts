/** From unknown data (a file) to a proof that has the shape of one, or every reason why it has not. */
import { schemaReader } from '../instance/json-schema.ts';
import type { PeakProof, Problem } from '../solution/types.ts';
import schema from './peak-proof.schema.json' with { type: 'json' };

const readBySchema = schemaReader(schema);

/** Reads a proof; whether it holds is for `checkPeakProof` to say. */
export function readPeakProof(value: unknown): { proof: PeakProof } | { problems: Problem[] } {
  const reading = readBySchema(value);
  return reading.wellShaped && reading.problems.length === 0
    ? { proof: reading.value as PeakProof }
    : { problems: reading.problems };
}
