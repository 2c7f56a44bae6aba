/** Gate `window`: a session starts in the weeks agreed for it. */

import { dayOf, type JudgedPlan } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects to a week before the first or after the last of the window. */
export function windowJudge({ instance }: JudgedPlan): Judge {
  return ({ session, week }) => {
    const { earliest, latest } = session.window;
    if (week >= earliest && week <= latest) return [];
    const edge = week < earliest ? earliest : latest;
    return [
      {
        amount: Math.abs(dayOf(instance.weeks[week]!.startDate) - dayOf(instance.weeks[edge]!.startDate)),
        because: `sa fenêtre va de la semaine ${earliest} à ${latest}. La ramener dans sa fenêtre.`,
      },
    ];
  };
}
