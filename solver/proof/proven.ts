/** The result of a solve with what proves it: the multipliers of a plan, or the reasons why none exists. */
import type { Instance } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { SolveResult } from '../solution/types.ts';
import { proveInfeasible } from './infeasibility.ts';
import { provePlan } from './plan-proof.ts';
import { withProof } from './rests-on.ts';

/**
 * Adds its proof to a result; one whose parameters ask for none, that has nothing to prove, or that is not waited for any more (`signal`), is
 * returned as it is. It comes after the solve and never changes where a session starts; each level takes 2 s at most, which only large instances need.
 */
export async function proven(
  instance: Instance,
  parameters: Parameters,
  result: SolveResult,
  signal?: AbortSignal,
): Promise<SolveResult> {
  if (!parameters.proof) return result;
  if (result.status === 'INFEASIBLE')
    return { ...result, proof: await proveInfeasible(instance, parameters, result.conflicts) };
  if (result.status !== 'PLANNED' || signal?.aborted === true) return result;
  const proof = await provePlan(instance, parameters, result.plan, { signal });
  return { ...result, plan: withProof(result.plan, parameters, proof), proof };
}
