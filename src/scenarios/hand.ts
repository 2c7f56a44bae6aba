/** What a planner decides by hand in a scenario: the hand of the solver, in the words of a database that outlives a grid. */

import type { Decision, MinimalChange, Span, Today, Which } from '../../solver/index.ts';
import type { IsoDate } from '../domain/dates.ts';

type OfKind<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>;

/** A decision of the solver's hand whose weeks are told by a day in them: ranks of weeks depend on the grid, days do not. */
export type DatedDecision =
  | (OfKind<'PIN' | 'PREFER'> & { at: IsoDate })
  | (OfKind<'FORBID'> & { when: Span })
  | OfKind<'NOT_BEFORE'>;

/** The rules of a hand, complete. Sessions are named by their reference. */
export interface HandRules {
  /** In the order in which they were made. */
  decisions: Decision[];
  /** Only these sessions may move; the others stay where the plan in force has them. Null: all may. */
  solveOnly: Which | null;
  /** The price of each change to the plan in force, in a level of its own. Null: no such level. */
  minimalChange: MinimalChange | null;
  /** The day from which weeks are history, frozen, published or draft. Null: the horizon does not roll. */
  horizon: Today | null;
}

/** The hand of a scenario; kept in `Scenario.hand`. */
export interface ScenarioHand extends HandRules {
  decisions: DatedDecision[];
  /** Id of the run whose plan is in force for `solveOnly`, `minimalChange` and `horizon`. Null: the published one. */
  plan: string | null;
}

/** A hand that decides nothing. */
export function noHand(): ScenarioHand {
  return { plan: null, decisions: [], solveOnly: null, minimalChange: null, horizon: null };
}

/** Does a hand decide nothing? A plan in force alone changes nothing. */
export function isEmptyHand({ decisions, solveOnly, minimalChange, horizon }: HandRules): boolean {
  return decisions.length === 0 && solveOnly === null && minimalChange === null && horizon === null;
}

/**
 * The very day on which each session named by a PIN starts, by reference: the solver knows the week alone. Of several
 * pins the first counts, as for the solver; a filter gives a week, and each of its sessions keeps its own weekday.
 */
export function pinnedDays(decisions: readonly Decision[]): ReadonlyMap<string, IsoDate> {
  const days = decisions.flatMap((decision): [string, IsoDate][] => {
    if (decision.kind !== 'PIN' || typeof decision.at !== 'string') return [];
    const { at, which } = decision;
    const named = typeof which === 'string' ? [which] : Array.isArray(which) ? which : [];
    return named.map((session) => [session, at]);
  });
  return new Map(days.toReversed());
}
