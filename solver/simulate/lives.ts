/** What becomes of each session of a plan, draw after draw. */

import type { JudgedPlan } from '../validation/reading.ts';
import { fatesOf } from './fates.ts';
import { landingsOf } from './landing.ts';
import type { Outcome } from './measure.ts';
import type { SessionFates, SimulationParameters } from './types.ts';

/** The lives of one session of a plan. */
export interface Life {
  /** Where the plan starts it. */
  asPlanned: Outcome;
  /** What becomes of it in the next draw, which is counted in `fates`. */
  draw: () => Outcome;
  /** What became of it so far. */
  fates: SessionFates;
}

/** The lives of the sessions that a plan places, in its order. */
export function livesOf(plan: JudgedPlan, drawn: SimulationParameters): Life[] {
  const landingOf = landingsOf(plan);
  return plan.placed.map((placed) => {
    const fateOf = fatesOf(drawn, placed.session);
    const landing = landingOf(placed);
    const fates = noFates(placed.session.id);
    const outcomeAfter = (slipWeeks: number): Outcome => landing(slipWeeks) ?? 'OUT_OF_HORIZON';
    return {
      asPlanned: outcomeAfter(0),
      fates,
      draw: () => {
        const fate = fateOf();
        const outcome = fate === 'ABANDONED' ? fate : outcomeAfter(fate);
        count(fates, outcome, fate !== 0);
        return outcome;
      },
    };
  });
}

function noFates(session: string): SessionFates {
  return {
    session,
    asPlanned: 0,
    slipped: 0,
    outOfHorizon: 0,
    abandoned: 0,
    missedIntake: 0,
    metStructuringOffer: 0,
    lapsedCertification: 0,
  };
}

/** Adds one draw to what became of a session. */
function count(fates: SessionFates, outcome: Outcome, slipped: boolean): void {
  if (outcome === 'ABANDONED') fates.abandoned += 1;
  else if (outcome === 'OUT_OF_HORIZON') fates.outOfHorizon += 1;
  else {
    if (slipped) fates.slipped += 1;
    else fates.asPlanned += 1;
    fates.missedIntake += Number(outcome.missesIntake);
    fates.metStructuringOffer += Number(outcome.meetsStructuringOffer);
    fates.lapsedCertification += Number(outcome.certificationLapsed);
  }
}
