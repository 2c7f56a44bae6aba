/** What moving one session away from its wished week costs: `fidelity` sums it, `equity` compares its means. */
import { displacementWeeks } from '../instance/dates.ts';
import type { Instance, Nature, Session, WeekIndex } from '../instance/types.ts';
import type { FidelityParameters, Parameters } from '../parameters/types.ts';

const WEIGHT: Record<Nature, keyof FidelityParameters> = {
  STRUCTURAL: 'structural',
  CONJUNCTURAL: 'conjunctural',
  INNOVATIVE: 'innovative',
};

/** Cost of moving a session to a week: weighted trainee-weeks. */
export function displacementCost(
  instance: Instance,
  parameters: Parameters,
  session: Session,
  week: WeekIndex,
): number {
  const weeks = Math.abs(displacementWeeks(instance, session, week));
  return session.plannedEntries * parameters.fidelity[WEIGHT[session.nature]] * weeks;
}
