/** From unknown data (a file) to a proof that has the shape of one, or every reason why it has not. */
import { schemaReader } from '../instance/json-schema.ts';
import { shown } from '../instance/shown.ts';
import type { InfeasibilityProof, PlanProof } from '../solution/proof-types.ts';
import type { PeakProof, Problem } from '../solution/types.ts';
import infeasibilitySchema from './infeasibility-proof.schema.json' with { type: 'json' };
import limitSchema from './limit.schema.json' with { type: 'json' };
import peakSchema from './peak-proof.schema.json' with { type: 'json' };
import planSchema from './plan-proof.schema.json' with { type: 'json' };

/** Every document that proves something; `format` tells them apart. */
export type Proof = PeakProof | PlanProof | InfeasibilityProof;

const READERS: Record<Proof['format'], ReturnType<typeof schemaReader>> = {
  'metronome-peak-proof/1': schemaReader(peakSchema),
  'metronome-proof/1': schemaReader(planSchema, limitSchema),
  'metronome-infeasibility-proof/1': schemaReader(infeasibilitySchema, limitSchema),
};

function isFormat(format: unknown): format is Proof['format'] {
  return typeof format === 'string' && Object.hasOwn(READERS, format);
}

/** Reads a proof; whether it holds is for `checkPeakProof`, `checkPlanProof` or `checkInfeasibility` to say. */
export function readProof(value: unknown): { proof: Proof } | { problems: Problem[] } {
  const format: unknown =
    typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (!isFormat(format)) {
    const expected = Object.keys(READERS).join(', ');
    const message = `${shown(format)} n'est pas un format de preuve. Attendu : un de ${expected}. Donner un fichier écrit par prove.`;
    return { problems: [{ code: 'VALUE_UNKNOWN', path: '/format', value: format, message }] };
  }
  const reading = READERS[format](value);
  return reading.wellShaped && reading.problems.length === 0
    ? { proof: reading.value as Proof }
    : { problems: reading.problems };
}
