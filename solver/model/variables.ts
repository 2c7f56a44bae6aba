/** The decisions as columns: one `start` per candidate, one `unplaced` per session that may be left out. */
import type { Candidates } from '../gates/candidates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import { addColumn, type LinearProgram } from './lp.ts';
import { dateName, nameOf, uniquePlainNames } from './names.ts';

/** Where each decision stands in the program. Indexed like `instance.sessions`. */
export interface Variables {
  /** Columns of the starts of each session, in the order of its open weeks. */
  start: { week: WeekIndex; column: number }[][];
  /** Column that says the session is not placed, or null where it must be. */
  unplaced: (number | null)[];
  /** Plain names of the sessions, for rows. */
  names: string[];
}

/** True when the parameters let sessions stay unplaced: allowed, and priced by some level. */
export function mayLeaveUnplaced(parameters: Parameters): boolean {
  return (
    parameters.unplaced === 'ALLOWED' &&
    parameters.levels.some(({ terms }) =>
      terms.some(({ term, weight }) => term === 'placement' && weight > 0),
    )
  );
}

/** Adds the decision columns to the program. */
export function addVariables(
  lp: LinearProgram,
  instance: Instance,
  parameters: Parameters,
  candidates: Candidates,
): Variables {
  const names = uniquePlainNames(instance.sessions.map(({ id }) => id));
  const optional = mayLeaveUnplaced(parameters);
  const binary = (name: string) => addColumn(lp, { name, lower: 0, upper: 1, integer: true });
  return {
    start: instance.sessions.map((_, s) =>
      candidates.open[s]!.map((week) => ({
        week,
        column: binary(nameOf('start', names[s]!, dateName(instance.weeks[week]!.startDate))),
      })),
    ),
    unplaced: instance.sessions.map(({ pinnedWeek }, s) =>
      optional && pinnedWeek === null ? binary(nameOf('unplaced', names[s]!)) : null,
    ),
    names,
  };
}
