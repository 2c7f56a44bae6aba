/** What the decisions of a hand are read against: the instance, its open starts, and who may still move. */

import { type Candidates, findCandidates } from '../gates/candidates.ts';
import { type CheckContext, contextOf } from '../instance/check/context.ts';
import type { Instance, Session, WeekIndex } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import { type Finder, finderOf } from './which.ts';

/** Where a session stays whatever the hand decides, and why. */
export interface Stay {
  /** Null: it stays left out. */
  week: WeekIndex | null;
  /** PINNED in the instance as it is given; KEPT where the plan in force has it, because others are solved. */
  why: 'PINNED' | 'KEPT';
}

/** An instance and the sessions that a hand cannot move. */
export interface Scene {
  instance: Instance;
  context: CheckContext;
  find: Finder;
  /** Open starts before the hand. */
  candidates: Candidates;
  /** By position in `instance.sessions`; a session that may move is not in it. */
  stays: Map<number, Stay>;
}

/** The scene before any decision: pinned sessions stay. */
export function sceneOf(instance: Instance, parameters: Parameters): Scene {
  return {
    instance,
    context: contextOf(instance),
    find: finderOf(instance),
    candidates: findCandidates(instance, parameters),
    stays: new Map(
      instance.sessions.flatMap(({ pinnedWeek }, s): [number, Stay][] =>
        pinnedWeek === null ? [] : [[s, { week: pinnedWeek, why: 'PINNED' }]],
      ),
    ),
  };
}

const MOST_NAMED = 5;

/** Sessions as a message names them: « S1 », « S2 » et 4 autres. */
export function nameSessions(instance: Instance, sessions: readonly number[]): string {
  const named = sessions.slice(0, MOST_NAMED).map((s) => `« ${instance.sessions[s]!.id} »`);
  const rest = sessions.length - named.length;
  const more = rest === 0 ? '' : ` et ${rest} ${rest === 1 ? 'autre' : 'autres'}`;
  return `${named.join(', ')}${more}`;
}

/** A week as a message names it: "semaine 3 (début le 2022-01-24)". */
export function weekWords({ weeks }: Instance, week: WeekIndex): string {
  return `semaine ${week} (début le ${weeks[week]!.startDate})`;
}

/** Where a session stays, in words. */
export function stayWords(instance: Instance, session: Session, { week, why }: Stay): string {
  if (week === null) return 'le plan en vigueur la laisse de côté, et elle n’est pas de celles à placer';
  const where = weekWords(instance, week);
  if (why === 'KEPT') return `le plan en vigueur la tient en ${where}, et elle n’est pas de celles à placer`;
  const reasons = { STARTED: 'elle a démarré', ENGAGED: 'elle est engagée', PLANNER: 'elle est déjà fixée' };
  return `${reasons[session.pinReason ?? 'PLANNER']} en ${where}`;
}
