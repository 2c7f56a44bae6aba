/** The plan in force: given with the hand, else the published plan of the instance. */

import { problem } from '../instance/check/context.ts';
import { isWeek, outsideHorizon } from '../instance/check/sessions.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import type { Assignment, Problem } from '../solution/types.ts';
import { unknownSession } from './which.ts';

/** Week of each session of the instance, null where the plan leaves it out; or what is wrong with the plan. */
export type PlanReading = { weeks: (WeekIndex | null)[] } | { problems: Problem[] };

/** Where an adopted plan has each session; one it does not name is left out by it. */
export function readPlan(instance: Instance, assignments: readonly Assignment[], path: string): PlanReading {
  const last = instance.weeks.length - 1;
  const known = new Set(instance.sessions.map(({ id }) => id));
  const weekOf = new Map<string, WeekIndex | null>();
  const problems: Problem[] = [];
  for (const [i, { session, week }] of assignments.entries()) {
    const at = `${path}/${i}`;
    if (!known.has(session)) problems.push(unknownSession(`${at}/session`, session));
    if (weekOf.has(session)) {
      const message =
        'le plan donne deux fois cette session. Attendu : une ligne par session. Garder la bonne.';
      problems.push(problem('PLAN_SESSION_TWICE', `${at}/session`, session, message));
    }
    if (week !== null && !isWeek(week, last))
      problems.push(problem('WEEK_OUTSIDE_HORIZON', `${at}/week`, week, outsideHorizon(last)));
    weekOf.set(session, week);
  }
  if (problems.length > 0) return { problems };
  return { weeks: instance.sessions.map(({ id }) => weekOf.get(id) ?? null) };
}

/** The plan of the hand, else the published one. Without any, `what` (in the hand, at `path`) means nothing. */
export function planInForce(
  instance: Instance,
  plan: readonly Assignment[] | undefined,
  { path, value }: { path: string; value: unknown },
): PlanReading {
  if (plan !== undefined) return readPlan(instance, plan, '/plan');
  const weeks = instance.sessions.map(({ publishedWeek }) => publishedWeek ?? null);
  if (weeks.some((week) => week !== null)) return { weeks };
  const message =
    "aucune session n'a de semaine publiée : il n'y a pas de plan auquel se tenir. Attendu : un plan publié, ou le champ « plan » de la main. Donner le plan en vigueur.";
  return { problems: [problem('NOTHING_PUBLISHED', path, value, message)] };
}
