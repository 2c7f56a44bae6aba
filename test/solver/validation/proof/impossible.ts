/** What is answered to reasons why no plan exists, literal ones, true and false. */

import { expect } from '@jest/globals';
import { hashOf } from '../../../../solver/instance/hash.ts';
import type { Instance } from '../../../../solver/instance/types.ts';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import type { InfeasibilityProof, InfeasibilityReason } from '../../../../solver/solution/proof-types.ts';
import { checkInfeasibility } from '../../../../solver/validation/proof/infeasibility.ts';
import { someParameters } from '../../builders.ts';

/** What is answered to a proof of some reasons, where every session must be placed unless the parameters say otherwise. */
export function verdictOn(
  instance: Instance,
  reasons: InfeasibilityReason[],
  parameters: Partial<Parameters> = {},
  rest: Partial<InfeasibilityProof> = {},
) {
  return checkInfeasibility(instance, someParameters({ unplaced: 'FORBIDDEN', ...parameters }), {
    format: 'metronome-infeasibility-proof/1',
    instanceHash: hashOf(instance),
    reasons,
    engineWord: [],
    ...rest,
  });
}

/** An answer of no, with a part of its reason. */
export const refused = (because: string) => ({ holds: false, because: expect.stringContaining(because) });
