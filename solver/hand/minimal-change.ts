/** Change as little as possible: the prices of a change, and a level of its own to count them in. */

import { problem } from '../instance/check/context.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { checkParameters } from '../parameters/check.ts';
import { defaultLevel } from '../parameters/defaults.ts';
import type { Level, Parameters } from '../parameters/types.ts';
import type { Problem } from '../solution/types.ts';
import { planInForce } from './plan-in-force.ts';
import type { Hand, MinimalChange } from './types.ts';

const PATH = '/minimalChange';

/** The parameters with that level, and the plan that changes are counted against. */
export type MinimalChangeReading =
  | { parameters: Parameters; published: (WeekIndex | null)[] }
  | { problems: Problem[] };

/** The parameters and the published weeks under which a solve changes as little as it can. */
export function readMinimalChange(
  instance: Instance,
  parameters: Parameters,
  asked: MinimalChange,
  { plan }: Hand,
): MinimalChangeReading {
  const reading = planInForce(instance, plan, { path: PATH, value: asked });
  const place = placeOf(parameters.levels, asked);
  const problems = [
    ...('problems' in reading ? reading.problems : []),
    ...('problem' in place ? [place.problem] : []),
  ];
  if ('problems' in reading || 'problem' in place) return { problems };
  const { perMove, perWeek, announcedFactor } = { ...parameters.stability, ...asked };
  const found: Parameters = {
    ...parameters,
    levels: withStability(parameters.levels, place.after),
    stability: { perMove, perWeek, announcedFactor },
  };
  const contradictions = checkParameters(found);
  if (contradictions.length > 0) return { problems: contradictions };
  return { parameters: found, published: reading.weeks };
}

/** Position of the level after which stability comes; -1: before all. */
function placeOf(
  levels: readonly Level[],
  { after }: MinimalChange,
): { after: number } | { problem: Problem } {
  if (after === null) return { after: -1 };
  if (after === undefined)
    return { after: levels.findLastIndex(({ terms }) => terms.some(({ term }) => term === 'placement')) };
  const found = levels.findIndex(({ name }) => name === after);
  if (found >= 0) return { after: found };
  const names = levels.map(({ name }) => name).join(', ');
  const message = `aucun niveau ne porte ce nom. Attendu : un de ceux-ci : ${names} ; ou null, avant tous. Corriger le nom.`;
  return { problem: problem('LEVEL_UNKNOWN', `${PATH}/after`, after, message) };
}

/**
 * Stability leaves the levels it was in: counted again later it would decide nothing, since it is held here.
 * A gap of 0: the fewest changes, not nearly the fewest.
 */
function withStability(levels: readonly Level[], after: number): Level[] {
  const stability = defaultLevel('stability', 0, 0);
  const without = (level: Level): Level[] => {
    const terms = level.terms.filter(({ term }) => term !== 'stability');
    return terms.length === 0 && level.terms.length > 0 ? [] : [{ ...level, terms }];
  };
  return [
    ...levels.slice(0, after + 1).flatMap(without),
    stability,
    ...levels.slice(after + 1).flatMap(without),
  ];
}
