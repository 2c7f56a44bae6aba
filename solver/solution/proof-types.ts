/** What makes a bound, as documents that a stranger can check: multipliers, and reasons why no plan exists. */

import type { IsoDate, WeekIndex } from '../instance/types.ts';
import type { GateName } from '../parameters/types.ts';

/** One inequality that every plan respects: what some starts use together, at most. Named as `docs/problem.md` does. */
export type Limit =
  /** `before` null is the end of time. */
  | { rule: 'envelope-budget'; envelope: string; before: IsoDate | null }
  | { rule: 'agency-load'; agency: string; week: WeekIndex }
  | { rule: 'opco-load'; opco: string; month: string }
  /** Three months in a row from this one. */
  | { rule: 'candidate-pool'; candidatePool: string; month: string }
  /** Weeks in a row from this one; `group` is a project, or a ROME and a zone. */
  | { rule: 'spacing'; kind: 'project' | 'job-zone'; group: string; week: WeekIndex }
  | { rule: 'unforeseen-reserve'; quarter: string; counts: 'entries' | 'cost' };

/**
 * What a level's bound is made of. Every multiplier is a whole number of parts of one (`LevelProof.parts`); those not
 * listed are 0. All are 0 or more, but those of `balance`, whose sign says on which side of its target a period is.
 */
export interface Multipliers {
  /** Of the earlier levels, held at `atMost`. */
  held: { level: string; multiplier: number }[];
  /** Of limits: per cent for money, else per trainee or per session. */
  limits: (Limit & { multiplier: number })[];
  /** Of the deviation of a scope (`REGION`, `REGION 28`, `OPCO AKTO`) in a period (`2022-Q1`, `2022-03`), per trainee. */
  balance: { scope: string; period: string; multiplier: number }[];
  /** Of the months of a scope under its peak, per trainee. */
  peaks: { scope: string; month: string; multiplier: number }[];
}

/** A bound on one level: no plan that keeps the earlier levels at their `atMost` has this one below `bound`. */
export interface LevelProof {
  name: string;
  /** Value of the plan at this level when the level was solved. */
  value: number;
  /** What the later levels hold it at: its value and tolerance, rounded up to a millionth. */
  atMost: number;
  /** What the multipliers prove, rounded down to a millionth. */
  bound: number;
  /** Parts of one in which the multipliers are written. */
  parts: number;
  multipliers: Multipliers;
}

/** The bounds of a plan, level by level, with what makes them. */
export interface PlanProof {
  format: 'metronome-proof/1';
  /** SHA-256 of the canonical JSON of the instance. */
  instanceHash: string;
  levels: LevelProof[];
}

/** Weeks of a session from one to another, both included, and a gate that closes them all. */
export interface ClosedWeeks {
  from: WeekIndex;
  to: WeekIndex;
  gate: GateName;
}

/** One reason why no plan exists, with what a stranger needs to redo it. */
export type InfeasibilityReason =
  /** A session that must be placed, and a gate that closes each of its weeks. */
  | { kind: 'NO_OPEN_WEEK'; session: string; closed: ClosedWeeks[] }
  /** Money that is short just before a date (null: at the end), however late its sessions are put. */
  | {
      kind: 'ENVELOPE_SHORT';
      envelope: string;
      before: IsoDate | null;
      releasedCents: number;
      alreadyEngagedCents: number;
      /** Cost of the sessions listed. */
      requiredCents: number;
      /** Sessions that must be placed and cannot start on that date or later. */
      sessions: string[];
    }
  /** Limits that have less room, at their multipliers, than the sessions that must be placed use at the least of their starts. */
  | { kind: 'LIMITS_SHORT'; limits: Multipliers['limits'] };

/** Why no plan exists. Each reason is enough by itself, and about something else: one at most is LIMITS_SHORT. */
export interface InfeasibilityProof {
  format: 'metronome-infeasibility-proof/1';
  /** SHA-256 of the canonical JSON of the instance. */
  instanceHash: string;
  reasons: InfeasibilityReason[];
  /** Smallest sets of rules that no plan respects together, by the word of the engine alone: nothing here can be redone. */
  engineWord: string[][];
}
