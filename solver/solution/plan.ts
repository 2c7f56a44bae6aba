/** The plan document: what `verify` accepted, with its dates, values and bounds. */
import { displacementWeeks, endDate, startDate } from '../instance/dates.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import type { Parameters, TermName } from '../parameters/types.ts';
import { verify } from '../validation/verify.ts';
import type { LevelEnd, Plan } from './types.ts';

/** A solved plan before it is judged. */
export interface Solution {
  weeks: readonly (WeekIndex | null)[];
  engine: { name: string; version: string };
  end: LevelEnd;
  levels: { name: string; terms: TermName[]; value: number; bound: number; end: LevelEnd }[];
}

/** Writes the plan. Throws when `verify` refuses it: such a plan is never shown. */
export function planOf(
  instance: Instance,
  parameters: Parameters,
  { weeks, engine, end, levels }: Solution,
): Plan {
  const assignments = instance.sessions.map((session, s) => {
    const week = weeks[s] ?? null;
    return {
      session: session.id,
      week,
      startDate: week === null ? null : startDate(instance, session, week),
      endDate: week === null ? null : endDate(session, week),
      displacementWeeks: week === null ? null : displacementWeeks(instance, session, week),
    };
  });
  const verdict = verify(instance, parameters, assignments);
  if (!verdict.valid) throw new Error(`The plan breaks a rule: ${verdict.violations[0]!.message}`);
  return {
    format: 'metronome-plan/1',
    instanceHash: hashOf(instance),
    parametersHash: hashOf(parameters),
    seed: parameters.seed,
    engine,
    end,
    levels: levels.map(({ name, terms, value, bound, end: levelEnd }, l) => ({
      name,
      terms,
      value,
      finalValue: verdict.levels[l]!.value,
      bound,
      gap: relativeGap(value, bound),
      end: levelEnd,
    })),
    scores: verdict.scores,
    assignments,
  };
}

/** Below this a difference is rounding. */
const SMALLEST_DIFFERENCE = 1e-6;

/** (value - bound) / |value|; 0 when the bound is reached. */
export function relativeGap(value: number, bound: number): number {
  const difference = Math.max(0, value - bound);
  return difference <= SMALLEST_DIFFERENCE ? 0 : difference / Math.max(Math.abs(value), SMALLEST_DIFFERENCE);
}
