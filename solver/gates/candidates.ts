/** Table of contents of the gates, and the candidates they leave. No rule lives here. */
import type { Instance, Session, WeekIndex } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import { alternanceGate } from './alternance.ts';
import { certificationGate } from './certification.ts';
import { closureGate } from './closure.ts';
import type { Because, Gate } from './gate.ts';
import { hoursCapGate } from './hours-cap.ts';
import { pinGate } from './pin.ts';
import { procurementGate } from './procurement.ts';
import { sourcingGate } from './sourcing.ts';
import { structuringOfferGate } from './structuring-offer.ts';
import { validationGate } from './validation.ts';
import { windowGate } from './window.ts';

/** Every gate, in the order in which reasons are told. */
export const GATES: readonly Gate[] = [
  pinGate,
  hoursCapGate,
  windowGate,
  closureGate,
  procurementGate,
  sourcingGate,
  validationGate,
  certificationGate,
  alternanceGate,
  structuringOfferGate,
];

/** Which starts exist, and why the others do not. Indexed like `instance.sessions`. */
export interface Candidates {
  /** Open weeks of each session, ascending. */
  open: WeekIndex[][];
  /** Every gate that closes a candidate of a session, in the order of `GATES`; empty when it is open. */
  whyClosed: (session: number, week: WeekIndex) => Because[];
}

/**
 * Applies the gates that the parameters keep (`pin` always) to every session and week.
 * The week of a pinned session is open whatever the other gates say: a fact or a decision stands.
 */
export function findCandidates(instance: Instance, parameters: Parameters): Candidates {
  const answers = GATES.filter(({ name }) => name === 'pin' || parameters.gates.includes(name)).map((gate) =>
    gate.prepare(instance, parameters),
  );
  const isOpen = (session: Session, week: WeekIndex): boolean =>
    session.pinnedWeek === null
      ? answers.every((answer) => answer(session, week) === null)
      : session.pinnedWeek === week;
  return {
    open: instance.sessions.map((session) =>
      instance.weeks.map((_, week) => week).filter((week) => isOpen(session, week)),
    ),
    whyClosed: (index, week) => {
      const session = instance.sessions[index]!;
      if (isOpen(session, week)) return [];
      return answers.map((answer) => answer(session, week)).filter((because) => because !== null);
    },
  };
}
