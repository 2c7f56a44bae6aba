/** Where a session starts once it has slipped, and what that start is worth. */

import type { WeekIndex } from '../instance/types.ts';
import { alternanceJudge } from '../validation/gates/alternance.ts';
import { certificationJudge } from '../validation/gates/certification.ts';
import { closureJudge } from '../validation/gates/closure.ts';
import { structuringJudge } from '../validation/gates/structuring-offer.ts';
import { type JudgedPlan, monthPositions, type Placed, placedIn } from '../validation/reading.ts';
import { concurrencyIn } from '../validation/terms/concurrency.ts';

/** A start, with all that is measured of it alone. */
export interface Start {
  placed: Placed;
  /** Position of its month in `instance.months`. */
  month: number;
  /** What it adds to the term `concurrency`. */
  concurrency: number;
  missesIntake: boolean;
  meetsStructuringOffer: boolean;
  certificationLapsed: boolean;
}

/** Where a session of the plan starts when it slips by some weeks, 0 for none; null beyond the horizon. */
export type Landing = (slipWeeks: number) => Start | null;

/**
 * The landings of the sessions of a plan, each worked out once.
 *
 * "An action planned for March opens two or three months later."
 * A slip lands in the first week v > w with off(v) >= off(w) + slip in which a start is physically possible: v is not a
 * forbidden week of the session, and start(s,v) lies in no HARD closure of its region, where the scenario keeps that gate.
 * Unit: weeks since the start of the horizon. No other gate stops a want of candidates: what a late start breaks (the
 * intake, a structuring offer, the certification) is counted, whatever gates the scenario keeps.
 * Source: S6, 002:L563-573.
 */
export function landingsOf(plan: JudgedPlan): (planned: Placed) => Landing {
  const { instance, parameters } = plan;
  const monthOf = monthPositions(instance);
  const concurrencyOf = concurrencyIn(plan);
  const closure = parameters.gates.includes('closure') ? closureJudge(plan) : () => [];
  const [alternance, structuring, certification] = [
    alternanceJudge(plan),
    structuringJudge(plan),
    certificationJudge(),
  ];
  const startOf = (placed: Placed): Start => ({
    placed,
    month: monthOf(placed.startDate),
    concurrency: concurrencyOf(placed),
    missesIntake: alternance(placed).length > 0,
    meetsStructuringOffer: structuring(placed).length > 0,
    certificationLapsed: certification(placed).length > 0,
  });
  const landed = ({ session, week }: Placed, slipWeeks: number): Start | null => {
    const from = instance.weeks[week]!.offsetWeeks + slipWeeks;
    for (let w: WeekIndex = week + 1; w < instance.weeks.length; w += 1) {
      if (instance.weeks[w]!.offsetWeeks < from || session.forbiddenWeeks.includes(w)) continue;
      const placed = placedIn(instance, session, w);
      if (closure(placed).length === 0) return startOf(placed);
    }
    return null;
  };
  return (planned) => {
    const known: (Start | null | undefined)[] = [startOf(planned)];
    return (slipWeeks) => {
      const before = known[slipWeeks];
      if (before !== undefined) return before;
      const start = landed(planned, slipWeeks);
      known[slipWeeks] = start;
      return start;
    };
  };
}
