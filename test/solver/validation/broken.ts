import type { Instance } from '../../../solver/instance/types.ts';
import type { Parameters } from '../../../solver/parameters/types.ts';
import type { Assignment, Violation } from '../../../solver/solution/types.ts';
import { verify } from '../../../solver/validation/verify.ts';
import { someParameters } from '../builders.ts';

/** What a plan breaks, without the sentences: the rule, what it is about and by how much. */
export function broken(
  instance: Instance,
  assignments: Assignment[],
  parameters: Partial<Parameters> = {},
): Omit<Violation, 'message'>[] {
  const { violations } = verify(instance, someParameters(parameters), assignments);
  return violations.map(({ message: _, ...rest }) => rest);
}
