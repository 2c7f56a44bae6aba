/** Gates `procurement`, `sourcing` and `validation`: what must come before a start takes weeks (H6, H13, H8). */

import { isoDate } from '../../instance/iso-date.ts';
import type { IsoDate } from '../../instance/types.ts';
import { dayOf, type JudgedPlan, type Placed } from '../reading.ts';
import type { Judge, Objection } from './objection.ts';

/** Objects to a start too soon after the choice of the training body (H6, 002:L617-637). */
export function procurementJudge({ parameters }: JudgedPlan): Judge {
  const { preparationWeeks } = parameters.delays;
  return (placed) => {
    const knownOn = placed.session.trainingBodyKnownOn ?? null;
    if (knownOn === null) return [];
    return tooSoon(placed, knownOn, preparationWeeks, "choix de l'organisme de formation");
  };
}

/** Objects to a start too soon after the decision: candidates are met and chosen before it (H13, 002:L1091-1105). */
export function sourcingJudge({ instance, parameters }: JudgedPlan): Judge {
  const decidedOn = instance.decisionDate ?? null;
  if (decidedOn === null) return () => [];
  return (placed) =>
    tooSoon(placed, decidedOn, parameters.delays.sourcingWeeks, 'décision, pour trouver les candidats');
}

/** Objects to a start before a project not validated yet can have its opinion and its validation (H8, H17, 002:L361-367). */
export function validationJudge({ instance, parameters }: JudgedPlan): Judge {
  const { opinionWeeks, validationWeeks } = parameters.delays;
  const decidedOn = instance.decisionDate ?? null;
  if (decidedOn === null) return () => [];
  return (placed) => {
    // Left out is validated: only an explicit "not yet" waits.
    if (placed.session.validated !== false) return [];
    return tooSoon(
      placed,
      decidedOn,
      opinionWeeks + validationWeeks,
      "décision, pour l'avis et la validation",
    );
  };
}

/** Days missing between an event and a start that must come some weeks after it. */
function tooSoon({ startDay }: Placed, since: IsoDate, weeks: number, event: string): Objection[] {
  const firstDay = dayOf(since) + 7 * weeks;
  if (startDay >= firstDay) return [];
  return [
    {
      amount: firstDay - startDay,
      because: `il faut ${weeks} semaines après le ${since} (${event}). La débuter le ${isoDate(firstDay)} ou après, ou réduire le délai.`,
    },
  ];
}
