/** Gate `closure`: nothing starts while the region is closed (S3, 002:L407-415). */

import { dayOf, type JudgedPlan } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects to a start within a HARD closure; a SOFT one has its price in the term `soft-closure` instead. */
export function closureJudge({ instance }: JudgedPlan): Judge {
  const closures = instance.closures
    .filter(({ kind = 'HARD' }) => kind === 'HARD')
    .map((closure) => ({ closure, from: dayOf(closure.from), to: dayOf(closure.to) }));
  return ({ session, startDay }) => {
    if (session.closureExempt) return [];
    return closures
      .filter(({ closure: { region = null } }) => region === null || region === session.region)
      .filter(({ from, to }) => startDay >= from && startDay <= to)
      .map(({ closure, to }) => ({
        amount: to - startDay + 1,
        because: `rien ne débute du ${closure.from} au ${closure.to} (${closure.label ?? closure.id}). La déplacer ou justifier l'exception.`,
      }));
  };
}
