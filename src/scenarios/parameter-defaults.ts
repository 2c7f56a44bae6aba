/** Every default of a scenario, with its unit and reason: what the planner may change, in one table. */

import { PARAMETER_TABLE } from '../../solver/index.ts';
import { CHOICE_TABLE, type ChoiceRow } from './choices.ts';

/** The defaults of the scenario, then those of the solver under `/solver`: paths are those of a scenario's choices. */
export function parameterDefaults(): ChoiceRow[] {
  return [...CHOICE_TABLE, ...PARAMETER_TABLE.map((row) => ({ ...row, path: `/solver${row.path}` }))];
}
