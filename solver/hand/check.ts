/** What no schema can tell of a hand, whatever the instance: days that no calendar has, spans written backwards. */

import { type CheckContext, checkDate, checkPeriod } from '../instance/check/context.ts';
import { readDate } from '../instance/iso-date.ts';
import type { Problem } from '../solution/types.ts';
import type { Decision, Hand, Moment } from './types.ts';

/** Without weeks: here a date only has to be one. */
const ANY_HORIZON: Pick<CheckContext, 'read' | 'day'> = {
  read: readDate,
  day: (date) => {
    const reading = readDate(date);
    return reading.kind === 'DATE' ? reading.day : undefined;
  },
};

/** Every such fault of a hand at once, each with its path; empty when it can be applied to some instance. */
export function checkHand({ decisions = [] }: Hand): Problem[] {
  return decisions.flatMap((decision, d) => checkDecision(`/decisions/${d}`, decision));
}

function checkDecision(path: string, decision: Decision): Problem[] {
  switch (decision.kind) {
    case 'PIN':
    case 'PREFER':
      return checkMoment(`${path}/at`, decision.at);
    case 'NOT_BEFORE':
      return checkDate(ANY_HORIZON, `${path}/date`, decision.date);
    case 'FORBID': {
      const { when } = decision;
      if (Array.isArray(when)) return when.flatMap((at, i) => checkMoment(`${path}/when/${i}`, at));
      const from = { path: `${path}/when/from`, date: when.from };
      const to = { path: `${path}/when/to`, date: when.to };
      return checkPeriod(ANY_HORIZON, 'SPAN_REVERSED', from, to);
    }
  }
}

function checkMoment(path: string, moment: Moment): Problem[] {
  return typeof moment === 'string' ? checkDate(ANY_HORIZON, path, moment) : [];
}
