/** What one draw is worth, with the same definitions as `verify` has of a plan. */

import { budgetCheckpoints } from '../instance/budget.ts';
import type { Session } from '../instance/types.ts';
import { agencyOverloadsIn } from '../validation/constraints/agency-load.ts';
import { opcoOverloadsIn } from '../validation/constraints/opco-load.ts';
import type { Overload } from '../validation/constraints/overload.ts';
import type { JudgedPlan } from '../validation/reading.ts';
import { smoothingIn } from '../validation/terms/smoothing.ts';
import type { Start } from './landing.ts';
import type { Measure } from './types.ts';

/** What became of one session of the plan in one draw: where it starts, or why it does not. */
export type Outcome = Start | 'ABANDONED' | 'OUT_OF_HORIZON';

/** What one draw is worth. */
export interface Measured {
  measures: Record<Measure, number>;
  /** Trainees by month, in the order of `instance.months`. */
  months: number[];
  /** Trainees by quarter, in order. */
  quarters: number[];
  /** Cost of the sessions that start, by envelope with its descendants, in the order of `instance.envelopes`. */
  engagedCents: number[];
}

/** An envelope at the end of the horizon. */
export interface LastAccount {
  envelope: string;
  /** Released and not engaged before the horizon, cents; may be negative. */
  availableCents: number;
}

/** What measures the draws of a plan. */
export interface Meter {
  quarters: string[];
  accounts: LastAccount[];
  /** Measures one draw: an outcome for each session that the plan places, in its order. */
  measure: (outcomes: readonly Outcome[]) => Measured;
}

/** Reads a plan once, to measure its draws by additions. */
export function meterOf(plan: JudgedPlan): Meter {
  const { instance } = plan;
  const sessions = plan.placed.map(({ session }) => session);
  const quarters = [...new Set(instance.months.map(({ quarter }) => quarter))];
  const quarterOfMonth = instance.months.map(({ quarter }) => quarters.indexOf(quarter));
  const checkpoints = budgetCheckpoints(instance).filter(({ before }) => before === null);
  const accountsOf = accountsBySession(plan, checkpoints, sessions);

  const smoothingOf = smoothingIn(plan);
  const [agencyOverloadsOf, opcoOverloadsOf] = [agencyOverloadsIn(plan), opcoOverloadsIn(plan)];

  const measure = (outcomes: readonly Outcome[]): Measured => {
    const starts: Start[] = [];
    const months = instance.months.map(() => 0);
    const engagedCents = checkpoints.map(() => 0);
    const lost = { ABANDONED: 0, OUT_OF_HORIZON: 0 };
    outcomes.forEach((outcome, i) => {
      const { plannedEntries, costCents } = sessions[i]!;
      if (typeof outcome === 'string') {
        lost[outcome] += plannedEntries;
        return;
      }
      starts.push(outcome);
      months[outcome.month]! += plannedEntries;
      for (const account of accountsOf[i]!) engagedCents[account]! += costCents;
    });
    const placed = starts.map((start) => start.placed);
    return {
      measures: {
        heldEntries: sum(months),
        abandonedEntries: lost.ABANDONED,
        outOfHorizonEntries: lost.OUT_OF_HORIZON,
        peakEntries: Math.max(0, ...months),
        smoothing: smoothingOf(placed),
        concurrency: sum(starts.map(({ concurrency }) => concurrency)),
        missedIntakes: starts.filter(({ missesIntake }) => missesIntake).length,
        structuringOffers: starts.filter(({ meetsStructuringOffer }) => meetsStructuringOffer).length,
        lapsedCertifications: starts.filter(({ certificationLapsed }) => certificationLapsed).length,
        agencyExcess: excessOf(agencyOverloadsOf(placed)),
        opcoExcess: excessOf(opcoOverloadsOf(placed)),
      },
      months,
      quarters: quarters.map((_, q) => sum(months.filter((_, m) => quarterOfMonth[m] === q))),
      engagedCents,
    };
  };
  return { quarters, accounts: checkpoints, measure };
}

/** Positions of the accounts that each session is charged to: its envelope and every ancestor. */
function accountsBySession(
  { instance }: JudgedPlan,
  accounts: readonly { sessions: number[] }[],
  sessions: readonly Session[],
): number[][] {
  const charged = new Map(instance.sessions.map((session) => [session, [] as number[]]));
  accounts.forEach((account, a) => {
    for (const s of account.sessions) charged.get(instance.sessions[s]!)!.push(a);
  });
  return sessions.map((session) => charged.get(session)!);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function excessOf(overloads: readonly Overload[]): number {
  return sum(overloads.map(({ excess }) => excess));
}
