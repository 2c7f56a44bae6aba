/** From the choices a planner states to whole parameters, or every reason why they cannot be used. */

import type { Problem } from '../solution/types.ts';
import { checkParameters, readBySchema } from './check.ts';
import { defaultParameters, levelDefaults } from './defaults.ts';
import type { Level, Parameters } from './types.ts';

/** What may be stated: any part of the parameters, and of a level all but its name and terms may be left out. */
type StatedLevel = Pick<Level, 'name' | 'terms'> & Partial<Level>;
type StatedParameters = Partial<Omit<Parameters, 'levels' | Group>> & {
  levels?: StatedLevel[];
} & { [G in Group]?: Partial<Parameters[G]> };

/** Parameters that are stated field by field. */
type Group = (typeof GROUPS)[number];
const GROUPS = [
  'smoothing',
  'concurrency',
  'fidelity',
  'delays',
  'agencyLoad',
  'opcoLoad',
  'candidatePool',
  'spacing',
  'unforeseenReserve',
  'stability',
] as const satisfies (keyof Parameters)[];

/**
 * Reads parameters: what is stated takes the place of the default, field by field; a list (levels, gates,
 * scopes, periods, slopes) is replaced as a whole. All problems are reported together.
 */
export function readParameters(value: unknown): { parameters: Parameters } | { problems: Problem[] } {
  const reading = readBySchema(value);
  if (!reading.wellShaped) return { problems: reading.problems };
  const parameters = overDefaults(reading.value as StatedParameters);
  const problems = checkParameters(parameters);
  return problems.length === 0 ? { parameters } : { problems };
}

function overDefaults(stated: StatedParameters): Parameters {
  const defaults = defaultParameters();
  const groups = Object.fromEntries(
    GROUPS.map((group) => [group, { ...defaults[group], ...stated[group] }]),
  ) as Pick<Parameters, Group>;
  return {
    ...defaults,
    ...stated,
    levels: stated.levels?.map((level) => ({ ...levelDefaults(), ...level })) ?? defaults.levels,
    ...groups,
  };
}
