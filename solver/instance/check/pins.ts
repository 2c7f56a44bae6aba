/** Pins: a week and its reason go together, and no week is both imposed and forbidden. */

import type { Problem } from '../../solution/types.ts';
import type { Session } from '../types.ts';
import { type CheckContext, problem } from './context.ts';
import { isWeek, outsideHorizon } from './sessions.ts';

/** Problems of `pinnedWeek`, `pinReason` and `forbiddenWeeks`. */
export function checkPins({ instance }: CheckContext): Problem[] {
  const last = instance.weeks.length - 1;
  return instance.sessions.flatMap((session, s) => {
    const path = `/sessions/${s}`;
    return [...checkReason(path, session), ...(last < 0 ? [] : checkWeeks(path, session, last))];
  });
}

function checkReason(path: string, { pinnedWeek, pinReason }: Session): Problem[] {
  if (pinnedWeek !== null && pinReason === null) {
    const message =
      'semaine imposée sans motif. Attendu : pinReason STARTED, ENGAGED ou PLANNER. Donner le motif ou retirer la semaine.';
    return [problem('PIN_WITHOUT_REASON', `${path}/pinReason`, pinnedWeek, message)];
  }
  if (pinnedWeek === null && pinReason !== null) {
    const message =
      "motif sans semaine imposée. Attendu : pinnedWeek, le rang d'une semaine. Donner la semaine ou retirer le motif.";
    return [problem('PIN_WITHOUT_WEEK', `${path}/pinnedWeek`, pinReason, message)];
  }
  return [];
}

function checkWeeks(path: string, { pinnedWeek, forbiddenWeeks }: Session, last: number): Problem[] {
  const problems = forbiddenWeeks.flatMap((week, i) =>
    isWeek(week, last)
      ? []
      : [
          problem(
            'FORBIDDEN_WEEK_OUTSIDE_HORIZON',
            `${path}/forbiddenWeeks/${i}`,
            week,
            outsideHorizon(last),
          ),
        ],
  );
  if (pinnedWeek !== null && !isWeek(pinnedWeek, last)) {
    problems.push(problem('PIN_OUTSIDE_HORIZON', `${path}/pinnedWeek`, pinnedWeek, outsideHorizon(last)));
  }
  if (pinnedWeek !== null && forbiddenWeeks.includes(pinnedWeek)) {
    const message =
      "cette semaine est à la fois imposée et interdite. Attendu : l'une ou l'autre. Retirer l'imposition ou l'interdiction.";
    problems.push(problem('PIN_FORBIDDEN', `${path}/pinnedWeek`, pinnedWeek, message));
  }
  return problems;
}
