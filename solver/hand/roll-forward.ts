/**
 * A rolling horizon: as time goes by, weeks become history, those that come next are frozen, those after them are
 * published, and the rest is draft. The annual frame and its quarterly rounds (002:L383-393, L475-481).
 */

import { checkDate, contextOf, problem } from '../instance/check/context.ts';
import { checkCount } from '../instance/check/numbers.ts';
import { startDate } from '../instance/dates.ts';
import { readDate } from '../instance/iso-date.ts';
import type { Instance, IsoDate, PinReason, Session, WeekIndex } from '../instance/types.ts';
import type { Assignment, Problem } from '../solution/types.ts';
import { readPlan } from './plan-in-force.ts';
import { stayWords, weekWords } from './scene.ts';

/** Where the weeks stand on a day. */
export interface Today {
  today: IsoDate;
  /** Weeks, from the one that holds today, in which nothing changes any more: the lead time of what is new. */
  frozenWeeks: number;
  /** Weeks after them that are announced: a change costs there. */
  publishedWeeks: number;
}

/** HISTORY is over; FROZEN does not change; PUBLISHED changes at a price (S12); DRAFT is free. */
export type WeekPhase = 'HISTORY' | 'FROZEN' | 'PUBLISHED' | 'DRAFT';

/** An instance on that day, with the phase of each of its weeks. */
export type Rolled = { instance: Instance; phases: WeekPhase[] } | { problems: Problem[] };

/**
 * The instance as it stands on a day, with its adopted plan: what has started is pinned (STARTED), what starts in a
 * frozen week too (ENGAGED), what starts in a published week is announced there, and a draft is free. What is free
 * starts neither in the past nor in a frozen week. A pin of the instance stays, with its own reason until it starts.
 * `decisionDate` is left as it is: from now on the frozen weeks are the lead time.
 * @param plan one that `verify` accepts for the instance; it stays valid for the instance that is returned.
 */
export function rollForward(instance: Instance, plan: readonly Assignment[], day: Today): Rolled {
  const reading = readPlan(instance, plan, '/plan');
  const problems = [
    ...checkDay(day),
    ...('problems' in reading ? reading.problems : meetsPins(instance, reading.weeks)),
  ];
  if ('problems' in reading || problems.length > 0) return { problems };
  const phases = phasesOn(instance, day);
  const sessions = instance.sessions.map((session, s) =>
    rolledSession(instance, session, reading.weeks[s]!, phases, day.today),
  );
  return { instance: { ...instance, sessions }, phases };
}

function checkDay({ today, frozenWeeks, publishedWeeks }: Today): Problem[] {
  return [
    ...checkDate({ read: readDate }, '/today', today),
    ...checkCount('/frozenWeeks', frozenWeeks, 0, 'semaines'),
    ...checkCount('/publishedWeeks', publishedWeeks, 0, 'semaines'),
  ];
}

/** A plan that moves a pinned session is not the plan of this instance. */
function meetsPins(instance: Instance, weeks: readonly (WeekIndex | null)[]): Problem[] {
  return instance.sessions.flatMap((session, s) => {
    const { id, pinnedWeek } = session;
    const week = weeks[s]!;
    if (pinnedWeek === null || week === pinnedWeek) return [];
    const where =
      week === null ? 'le plan la laisse de côté' : `le plan la met en ${weekWords(instance, week)}`;
    const stays = stayWords(instance, session, { week: pinnedWeek, why: 'PINNED' });
    const message = `${where}, mais ${stays}. Attendu : un plan de cette instance. Donner le plan adopté.`;
    return [problem('PLAN_MOVES_PINNED', '/plan', id, message)];
  });
}

/** A period belongs to the phase of its first day; the frozen weeks count from the period that holds today. */
export function phasesOn(instance: Instance, { today, frozenWeeks, publishedWeeks }: Today): WeekPhase[] {
  const { day, weekDays, weekEnds } = contextOf(instance);
  const now = day(today)!;
  const current = weekDays.findLast((first, w) => first! <= now && now <= weekEnds[w]!) ?? now;
  const frozenUntil = current + 7 * frozenWeeks;
  const publishedUntil = frozenUntil + 7 * publishedWeeks;
  return weekDays.map((first, w) => {
    if (weekEnds[w]! < now) return 'HISTORY';
    if (first! < frozenUntil) return 'FROZEN';
    return first! < publishedUntil ? 'PUBLISHED' : 'DRAFT';
  });
}

function rolledSession(
  instance: Instance,
  session: Session,
  week: WeekIndex | null,
  phases: readonly WeekPhase[],
  today: IsoDate,
): Session {
  const isOver = (w: WeekIndex): boolean => startDate(instance, session, w) <= today;
  const phase = week === null ? 'DRAFT' : phases[week]!;
  const known = week !== null && (isOver(week) || phase !== 'DRAFT');
  const published = { publishedWeek: known ? week : null, announced: known };
  if (week !== null && (isOver(week) || phase === 'FROZEN' || phase === 'HISTORY')) {
    const pinReason: PinReason = isOver(week) ? 'STARTED' : (session.pinReason ?? 'ENGAGED');
    const forbiddenWeeks = session.forbiddenWeeks.filter((w) => w !== week);
    return { ...session, ...published, pinnedWeek: week, pinReason, forbiddenWeeks };
  }
  if (session.pinnedWeek !== null) return { ...session, ...published };
  const shut = phases.flatMap((at, w) => (isOver(w) || at === 'HISTORY' || at === 'FROZEN' ? [w] : []));
  const forbiddenWeeks = [...new Set([...session.forbiddenWeeks, ...shut])].sort((a, b) => a - b);
  return { ...session, ...published, forbiddenWeeks };
}
