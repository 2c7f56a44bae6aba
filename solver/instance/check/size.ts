/** The size of an instance: beyond it a typed refusal comes at once, instead of a solve that never ends. */

import type { Problem } from '../../solution/types.ts';
import { type CheckContext, problem } from './context.ts';

/** Five times the sessions of a whole country in a year (18 regions of 200, 002:L221): more is a faulty export. */
export const MOST_SESSIONS = 20_000;

/** Fifteen years of weeks: a horizon is 24 months at most, and a date typed wrong makes centuries. */
export const MOST_WEEKS = 800;

/** Problems of the number of sessions and of periods. Any number of sessions may wish the same week. */
export function checkSize({ instance }: CheckContext): Problem[] {
  const { sessions, weeks } = instance;
  const problems: Problem[] = [];
  if (sessions.length > MOST_SESSIONS) {
    const message = `trop de sessions pour une seule instance. Attendu : ${MOST_SESSIONS} au plus. Découper par région ou par année.`;
    problems.push(problem('TOO_MANY_SESSIONS', '/sessions', sessions.length, message));
  }
  if (weeks.length > MOST_WEEKS) {
    const message = `trop de périodes dans l'horizon. Attendu : ${MOST_WEEKS} au plus. Raccourcir l'horizon ou prendre une maille plus large.`;
    problems.push(problem('TOO_MANY_WEEKS', '/weeks', weeks.length, message));
  }
  return problems;
}
