/** What the solver answers, in our own words. */

import type { IsoDate, WeekIndex } from '../instance/types.ts';
import type { GateName, TermName } from '../parameters/types.ts';
import type { InfeasibilityProof, PlanProof } from './proof-types.ts';

/** Where one session starts in a plan. */
export interface Assignment {
  session: string;
  /** Start week, or null when the session is not placed. */
  week: WeekIndex | null;
}

/**
 * How the solve of a level ended.
 * PROVEN: no plan is better than `bound`, and the gap asked for is met. WORK_LIMIT: the node limit
 * came first. CLOCK: the time limit came first, so another run may differ. CANCELLED: somebody
 * stopped it. ENGINE_FAILED: the engine crashed or lied; the best verified plan is kept.
 */
export type LevelEnd = 'PROVEN' | 'WORK_LIMIT' | 'CLOCK' | 'CANCELLED' | 'ENGINE_FAILED';

/** What is known of one level of the objective. */
export interface LevelResult {
  name: string;
  terms: TermName[];
  /** Value of the plan at this level when the level was solved (later levels may use its tolerance). */
  value: number;
  /** Value of the final plan at this level. */
  finalValue: number;
  /** No plan that respects the earlier levels is below this. */
  bound: number;
  /** (value - bound) / |value|, 0 when both are 0. */
  gap: number;
  end: LevelEnd;
  /** What multipliers alone prove, in whole numbers; left out where nobody asked for a proof. */
  provenBound?: number;
  /** What the bound rests on; left out with `provenBound`. */
  restsOn?: BoundBasis;
}

/**
 * What a bound rests on. MULTIPLIERS: whole numbers that anybody can check (see `PlanProof`) prove it, or prove the gap asked
 * for. ENGINE: its word.
 */
export type BoundBasis = 'MULTIPLIERS' | 'ENGINE';

/** A rule that a plan breaks. */
export interface Violation {
  /** Code name of the rule: `place-once`, `envelope-budget`, `gate:window`, ... */
  rule: string;
  /** What it is about: ids of the instance, and when. */
  subject: {
    session?: string;
    /** The other session, where a rule is about two. */
    otherSession?: string;
    envelope?: string;
    agency?: string;
    opco?: string;
    candidatePool?: string;
    date?: IsoDate;
    week?: WeekIndex;
    /** `YYYY-MM`: the month, or the first of the months. */
    month?: string;
    /** `YYYY-Qn`. */
    quarter?: string;
  };
  /** By how much, in `unit`, when it can be counted. */
  excess?: number;
  unit?: 'cents' | 'sessions' | 'days' | 'weeks' | 'trainees' | 'hours';
  message: string;
}

/** Value of each term for a plan, whatever the levels: unit per term in `docs/problem.md`. */
export type Scores = Record<TermName, number>;

/** The judgement of a plan from the instance alone. */
export interface Verdict {
  /** True when no rule is broken. */
  valid: boolean;
  violations: Violation[];
  scores: Scores;
  /** Value of each level of the parameters, in order. */
  levels: { name: string; value: number }[];
}

/** A plan that `verify` accepted. Holds no duration and no clock: the same solve gives the same bytes. */
export interface Plan {
  format: 'metronome-plan/1';
  /** SHA-256 of the canonical JSON of the instance. */
  instanceHash: string;
  /** SHA-256 of the canonical JSON of the parameters. */
  parametersHash: string;
  seed: number;
  engine: { name: string; version: string };
  /** The worst of the level ends: CLOCK means that another run may give another plan. */
  end: LevelEnd;
  levels: LevelResult[];
  scores: Scores;
  /** In the order of the sessions of the instance. */
  assignments: {
    session: string;
    week: WeekIndex | null;
    startDate: IsoDate | null;
    endDate: IsoDate | null;
    /** Weeks later (+) or earlier (-) than wished; null when unplaced. */
    displacementWeeks: number | null;
  }[];
}

/**
 * A bound on the peak that a stranger can redo with whole numbers: for any multipliers of 0 or more,
 *   (sum of the months' multipliers) x peak
 *     >= sum over sessions of the least, over open weeks, of
 *          entries x multiplier of the month + cost x sum of the multipliers of later budget dates
 *        - sum over budget dates of multiplier x money available before the date.
 */
export interface PeakProof {
  format: 'metronome-peak-proof/1';
  instanceHash: string;
  /** Multiplier of each month, whole; months not listed have 0. */
  months: { month: string; multiplier: number }[];
  /** Multiplier of each budget date, whole; `before` null is the end of time. */
  budgets: { envelope: string; before: IsoDate | null; multiplier: number }[];
  /** What the multipliers prove, rounded up: trainees. */
  bound: number;
}

/** Why no plan can exist, exactly and in the terms of the instance. */
export type Conflict =
  | {
      kind: 'NO_OPEN_WEEK';
      session: string;
      /** How many weeks each gate closes. */
      closedBy: { gate: GateName; weeks: number }[];
      message: string;
    }
  | {
      kind: 'ENVELOPE_SHORT';
      envelope: string;
      /** The day before whose release the money is short; for the end, the first day of the last week. */
      date: IsoDate;
      releasedCents: number;
      alreadyEngagedCents: number;
      /** Cost of the sessions that must have started by then, however late each is put. */
      requiredCents: number;
      shortCents: number;
      sessions: string[];
      message: string;
    }
  | {
      kind: 'RULES';
      /** A smallest set of rules that no plan respects together while placing every session. */
      rules: string[];
      /** Sessions left out by a plan that leaves out as few as possible. */
      sessions: string[];
      message: string;
    };

/** One inconsistency of an instance or of parameters. */
export interface Problem {
  code: string;
  /** Where: `/sessions/12/window/latest` (JSON Pointer). */
  path: string;
  /** The value found, when there is one. */
  value?: unknown;
  /** What was wrong, what was expected and what to do, in French. */
  message: string;
}

/** The outcome of a solve. Infeasible is a result, not an error. */
export type SolveResult =
  | {
      status: 'PLANNED';
      plan: Plan;
      statistics: SolveStatistics;
      /** What makes the bounds of the plan, where it was asked for. */
      proof?: PlanProof;
    }
  | {
      status: 'INFEASIBLE';
      conflicts: Conflict[];
      /** What makes it impossible, where it was asked for. */
      proof?: InfeasibilityProof;
    }
  | { status: 'INVALID'; problems: Problem[] }
  /** No plan was found in the time given, and none was proven impossible. */
  | { status: 'UNDECIDED' }
  | { status: 'CANCELLED' };

/** Sizes and durations of a solve: kept apart from the plan because durations differ between runs. */
export interface SolveStatistics {
  sessions: number;
  weeks: number;
  candidates: number;
  /** Groups of sessions that nothing couples: they solve apart. */
  components: number;
  /** Of the programs that were built; 0 when bounds proved every level without an engine. */
  columns: number;
  rows: number;
  /** Milliseconds from the start to the first plan that `verify` accepted. */
  firstPlanMs: number;
  totalMs: number;
  /** `reason`: what the engine did wrong, in its words or in those of who caught it. */
  levels: { name: string; elapsedMs: number; nodes: number; reason?: string }[];
}
