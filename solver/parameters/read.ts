/** From the choices a planner states to whole parameters, or every reason why they cannot be used. */

import { schemaReader } from '../instance/json-schema.ts';
import type { Problem } from '../solution/types.ts';
import { checkParameters } from './check.ts';
import { defaultParameters, levelDefaults } from './defaults.ts';
import schema from './parameters.schema.json' with { type: 'json' };
import type { Level, Parameters } from './types.ts';

const readBySchema = schemaReader(schema);

/** What may be stated: any part of the parameters, and of a level all but its name and terms may be left out. */
type StatedLevel = Pick<Level, 'name' | 'terms'> & Partial<Level>;
type StatedParameters = Partial<Omit<Parameters, 'levels' | 'smoothing' | 'concurrency' | 'fidelity'>> & {
  levels?: StatedLevel[];
  smoothing?: Partial<Parameters['smoothing']>;
  concurrency?: Partial<Parameters['concurrency']>;
  fidelity?: Partial<Parameters['fidelity']>;
};

/**
 * Reads parameters: what is stated takes the place of the default, field by field; a list (levels, gates,
 * scopes, periods, slopes) is replaced as a whole. All problems are reported together.
 */
export function readParameters(value: unknown): { parameters: Parameters } | { problems: Problem[] } {
  const reading = readBySchema(value);
  if (!reading.wellShaped) return { problems: reading.problems };
  const parameters = overDefaults(reading.value as StatedParameters);
  const contradictions = checkParameters(parameters);
  const toldByCheck = new Set(contradictions.map(({ path }) => path));
  const problems = [...reading.problems.filter(({ path }) => !toldByCheck.has(path)), ...contradictions];
  return problems.length === 0 ? { parameters } : { problems };
}

function overDefaults(stated: StatedParameters): Parameters {
  const defaults = defaultParameters();
  return {
    ...defaults,
    ...stated,
    levels: stated.levels?.map((level) => ({ ...levelDefaults(), ...level })) ?? defaults.levels,
    smoothing: { ...defaults.smoothing, ...stated.smoothing },
    concurrency: { ...defaults.concurrency, ...stated.concurrency },
    fidelity: { ...defaults.fidelity, ...stated.fidelity },
  };
}
