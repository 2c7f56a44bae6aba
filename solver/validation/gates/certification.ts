/** Gate `certification`: the title that a session prepares for is registered on its first day (H11, 000:L288-289). */

import { dayOf } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects to a start before the first or after the last day of the registration; a side without date is open. */
export function certificationJudge(): Judge {
  return ({ session, startDay }) => {
    const { validFrom, validUntil } = session.certification ?? { validFrom: null, validUntil: null };
    const early = validFrom === null ? 0 : dayOf(validFrom) - startDay;
    const late = validUntil === null ? 0 : startDay - dayOf(validUntil);
    if (early > 0) {
      const because = `sa certification n'est enregistrée qu'à partir du ${validFrom}. La débuter ce jour-là ou après.`;
      return [{ amount: early, because }];
    }
    if (late > 0) {
      const because = `sa certification n'est plus enregistrée après le ${validUntil}. La débuter ce jour-là au plus tard, ou faire renouveler la certification.`;
      return [{ amount: late, because }];
    }
    return [];
  };
}
