/** Judges every placed session at its gates, by the calendar: may it start on that day? A table of contents. */

import { shown } from '../../instance/shown.ts';
import type { GateName } from '../../parameters/types.ts';
import type { Violation } from '../../solution/types.ts';
import type { JudgedPlan, Placed } from '../reading.ts';
import { alternanceJudge } from './alternance.ts';
import { certificationJudge } from './certification.ts';
import { closureJudge } from './closure.ts';
import { hoursCapJudge } from './hours-cap.ts';
import { procurementJudge, sourcingJudge, validationJudge } from './lead-times.ts';
import type { Judge, Objection } from './objection.ts';
import { pinJudge } from './pin.ts';
import { structuringJudge } from './structuring-offer.ts';
import { windowJudge } from './window.ts';

/** One judge a gate; each reads the instance once, then answers start by start. */
const JUDGES: Record<GateName, (plan: JudgedPlan) => Judge> = {
  window: windowJudge,
  procurement: procurementJudge,
  sourcing: sourcingJudge,
  validation: validationJudge,
  certification: certificationJudge,
  'hours-cap': hoursCapJudge,
  closure: closureJudge,
  alternance: alternanceJudge,
  'structuring-offer': structuringJudge,
  pin: pinJudge,
};

/** Every closed gate that the plan goes through. */
export function judgeGates(plan: JudgedPlan): Violation[] {
  const judges = judgesOf(plan);
  return plan.placed.flatMap((placed) =>
    isFact(placed)
      ? []
      : judges.flatMap(([gate, judge]) =>
          judge(placed).map((objection) => violationOf(gate, placed, objection)),
        ),
  );
}

/** Answers, for any start, with every gate that closes it. */
export function gatesAgainst(plan: JudgedPlan): (placed: Placed) => GateName[] {
  const judges = judgesOf(plan);
  return (placed) =>
    isFact(placed) ? [] : judges.flatMap(([gate, judge]) => (judge(placed).length > 0 ? [gate] : []));
}

/** Answers, for any start, whether no gate closes it. */
export function openAt(plan: JudgedPlan): (placed: Placed) => boolean {
  const judges = judgesOf(plan);
  return (placed) => isFact(placed) || judges.every(([, judge]) => judge(placed).length === 0);
}

function judgesOf(plan: JudgedPlan): (readonly [GateName, Judge])[] {
  // `pin` cannot be switched off, whatever the parameters list.
  const gates = new Set<GateName>([...plan.parameters.gates, 'pin']);
  return [...gates].map((gate) => [gate, JUDGES[gate](plan)] as const);
}

/** A start that has happened, or that a person decided, is a fact: no gate closes its week. */
function isFact({ session, week }: Placed): boolean {
  return session.pinnedWeek === week;
}

function violationOf(
  gate: GateName,
  { session, week, startDate }: Placed,
  { amount, unit = 'days', because }: Objection,
): Violation {
  return {
    rule: `gate:${gate}`,
    subject: { session: session.id, week, date: startDate },
    ...(amount === undefined ? {} : { excess: amount, unit }),
    message: `La session ${shown(session.id)} débute le ${startDate} (semaine ${week}), or ${because}`,
  };
}
