/** Gate `hours-cap`: a POEC is no longer than the cap, unless it has a derogation (H1, 002:L33-67). */

import type { JudgedPlan } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects to any start of a session that is too long and has no derogation. */
export function hoursCapJudge({ parameters }: JudgedPlan): Judge {
  const { hoursCap } = parameters;
  return ({ session }) => {
    const { hours, derogation } = session;
    // An empty reference is no derogation: a blank cell of a file must not lift the cap.
    const derogates = derogation !== undefined && derogation !== null && derogation !== '';
    if (hours === undefined || hours <= hoursCap || derogates) return [];
    return [
      {
        amount: hours - hoursCap,
        unit: 'hours',
        because: `elle dure ${hours} heures et le plafond est de ${hoursCap} heures. La raccourcir ou donner la référence de sa dérogation.`,
      },
    ];
  };
}
