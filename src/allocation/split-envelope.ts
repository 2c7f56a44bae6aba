/** Splits an envelope between OPCO and, where a consumption is told, gives out its reserve; both judged a second time. */

import {
  type Allocation,
  type AllocationRequest,
  allocate,
  type FloorConflict,
  type ReserveRelease,
  readAllocationRequest,
  releaseReserve,
  verifyAllocation,
  verifyRelease,
} from '../../solver/index.ts';
import type { Refusal } from '../scenarios/problem.ts';

/** An envelope split, or why its floors forbid it. */
export interface SplitEnvelope {
  /** Null when the floors alone take more than the total. */
  allocation: Allocation | null;
  /** The reserve given out; null without a consumption. */
  release: ReserveRelease | null;
  conflict: FloorConflict | null;
}

/**
 * Most recipients of one request: 11 OPCO in each of 18 regions. A split is exact whatever their number; its judge
 * compares them two by two.
 */
export const MAX_RECIPIENTS = 198;

/** Splits what anybody asks for: a request that cannot be read is refused with every problem. */
export function splitAsked(asked: AllocationRequest): SplitEnvelope | Refusal {
  const { length } = asked.recipients;
  if (length > MAX_RECIPIENTS) {
    const message = `${length} OPCO demandés. Attendu : au plus ${MAX_RECIPIENTS}, 11 OPCO dans 18 régions. Répartissez en plusieurs demandes.`;
    return { problems: [{ code: 'ALLOCATION_TOO_LONG', path: '/recipients', value: length, message }] };
  }
  const reading = readAllocationRequest(asked);
  return 'problems' in reading ? reading : splitEnvelope(reading.request);
}

/**
 * Splits a sound request; refuses a consumption that contradicts the split.
 * @throws Error when a judge refuses what was computed: such a split is never shown.
 */
export function splitEnvelope(request: AllocationRequest): SplitEnvelope | Refusal {
  const outcome = allocate(request);
  if (outcome.status === 'INVALID') return { problems: outcome.problems };
  if (outcome.status === 'INFEASIBLE') return { allocation: null, release: null, conflict: outcome.conflict };
  const { allocation } = outcome;
  expectSound(request, verifyAllocation(request, allocation));
  const { consumption } = request;
  if (consumption === undefined) return { allocation, release: null, conflict: null };
  const released = releaseReserve(allocation, consumption);
  if (released.status === 'INVALID')
    return {
      problems: released.problems.map((found) => ({ ...found, path: `/consumption${found.path}` })),
    };
  expectSound(request, verifyRelease(allocation, consumption, released.release));
  return { allocation, release: released.release, conflict: null };
}

function expectSound(
  { name }: AllocationRequest,
  { valid, violations }: { valid: boolean; violations: { message: string }[] },
): void {
  if (!valid) throw new Error(`${name}: ${violations.map(({ message }) => message).join(' ')}`);
}
