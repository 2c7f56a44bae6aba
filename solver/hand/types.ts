/**
 * What a planner does by hand before a solve: fixes, forbids, prefers, asks to wait; moves a part and leaves the rest;
 * changes as little as possible. Plain data, published as JSON Schema in `hand.schema.json`.
 */

import type { IsoDate, Nature, WeekIndex } from '../instance/types.ts';
import type { Assignment } from '../solution/types.ts';

/** A start week: by its position in `weeks`, from 0, or by any date in it. */
export type Moment = IsoDate | WeekIndex;

/**
 * Sessions that have all the properties stated, each with one of the values listed. Without any property: every session.
 * Read on the instance as it is given: `quarter` is the one of the wish before this hand changes it.
 */
export interface Filter {
  opco?: string[];
  branch?: string[];
  departement?: string[];
  /** INSEE codes: the session's own region, or the one of the instance. */
  region?: string[];
  agency?: string[];
  zone?: string[];
  /** ROME codes ("H2913") or job families, their first three characters ("H29"). */
  rome?: string[];
  nature?: Nature[];
  /** Ids of envelopes: sessions that they or their descendants pay. */
  envelope?: string[];
  /** `YYYY-Qn` of the start date that the session wishes. */
  quarter?: string[];
  /** Ids of sessions that are left out of the filter. */
  except?: string[];
}

/**
 * Whom a decision is about: the id of a session, several ids, or a filter. A filter speaks of the sessions that may
 * still move; ids name theirs, and a decision that a named session cannot follow is a problem.
 */
export type Which = string | string[] | Filter;

/** Days in a row, both included. */
export interface Span {
  from: IsoDate;
  to: IsoDate;
}

/** One thing that the planner decides. */
export type Decision =
  /** Starts in that week. `evenIfClosed`: also where a gate closes it, because the planner knows better. */
  | { kind: 'PIN'; which: Which; at: Moment; evenIfClosed?: boolean }
  /** Does not start in these weeks, or on any day of a span. */
  | { kind: 'FORBID'; which: Which; when: Moment[] | Span }
  /** Wishes that week instead of the employers' own, which is kept in `askedWeek`. The last preference counts. */
  | { kind: 'PREFER'; which: Which; at: Moment }
  /** Does not start before that day. */
  | { kind: 'NOT_BEFORE'; which: Which; date: IsoDate };

/** "Change as little as you can": the term `stability` gets a level of its own, and its prices. */
export interface MinimalChange {
  /** Price of moving a published session or leaving it out. Left out: the parameters' own. */
  perMove?: number;
  /** Price of each week of the move. Left out: the parameters' own. */
  perWeek?: number;
  /** Times this when the session was announced. Left out: the parameters' own. */
  announcedFactor?: number;
  /** Name of the level after which it comes; null: before all. Left out: after the last level with `placement`. */
  after?: string | null;
}

/** Everything a planner decides before one solve. */
export interface Hand {
  /** Version of this format. */
  format: 'metronome-hand/1';
  /**
   * The plan in force, for `solveOnly` and `minimalChange`; a session it does not name is left out by it.
   * Left out: the published plan, `publishedWeek` of the sessions.
   */
  plan?: Assignment[];
  /** In the order in which they were made. */
  decisions?: Decision[];
  /** Only these sessions may move; the others stay where the plan in force has them, or stay left out. */
  solveOnly?: Which;
  minimalChange?: MinimalChange;
}
