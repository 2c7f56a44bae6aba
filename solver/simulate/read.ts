/** From the choices a planner states for a simulation to whole parameters, or every reason why they cannot be used. */

import { schemaReader } from '../instance/json-schema.ts';
import { shown } from '../instance/shown.ts';
import type { Problem } from '../solution/types.ts';
import { defaultSimulationParameters } from './defaults.ts';
import schema from './simulation-parameters.schema.json' with { type: 'json' };
import type { SimulationParameters } from './types.ts';

const readBySchema = schemaReader(schema);

/** What may be stated: any part of the parameters. */
type Stated = Partial<Omit<SimulationParameters, 'slipShare' | 'slipWeeks'>> & {
  slipShare?: Partial<SimulationParameters['slipShare']>;
  slipWeeks?: Partial<SimulationParameters['slipWeeks']>;
};

/** Reads parameters: what is stated takes the place of the default, field by field. All problems are reported together. */
export function readSimulationParameters(
  value: unknown,
): { parameters: SimulationParameters } | { problems: Problem[] } {
  const reading = readBySchema(value);
  if (!reading.wellShaped) return { problems: reading.problems };
  const stated = reading.value as Stated;
  const defaults = defaultSimulationParameters();
  const parameters = {
    ...defaults,
    ...stated,
    slipShare: { ...defaults.slipShare, ...stated.slipShare },
    slipWeeks: { ...defaults.slipWeeks, ...stated.slipWeeks },
  };
  const problems = checkSimulationParameters(parameters);
  return problems.length === 0 ? { parameters } : { problems };
}

/** Every reason why some parameters cannot be used, each with its path; empty when they can. */
export function checkSimulationParameters(parameters: SimulationParameters): Problem[] {
  const { problems, wellShaped } = readBySchema(parameters);
  if (!wellShaped) return problems;
  const { least, most } = parameters.slipWeeks;
  if (most >= least) return problems;
  const message = `${shown(most)} : ce nombre de semaines est sous le plus court glissement (${least}). Attendu : ${least} au moins. Corriger l'un des deux.`;
  return [...problems, { code: 'SLIP_WEEKS_REVERSED', path: '/slipWeeks/most', value: most, message }];
}
