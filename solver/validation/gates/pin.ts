/** Gate `pin`: what has started, is engaged or was decided by a person stays where it is (H7). */

import { dayOf, type JudgedPlan } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects to a week that is not the imposed one, and to a forbidden one. */
export function pinJudge({ instance }: JudgedPlan): Judge {
  return ({ session, week, startDay }) => {
    const { pinnedWeek, forbiddenWeeks } = session;
    if (pinnedWeek !== null) {
      const pinnedDate = session.startDateByStart?.[pinnedWeek] ?? instance.weeks[pinnedWeek]!.startDate;
      return [
        {
          amount: Math.abs(startDay - dayOf(pinnedDate)),
          because: `elle est imposée en semaine ${pinnedWeek}. L'y remettre ou retirer l'imposition.`,
        },
      ];
    }
    if (!forbiddenWeeks.includes(week)) return [];
    return [{ because: "cette semaine lui est interdite. En choisir une autre ou lever l'interdiction." }];
  };
}
