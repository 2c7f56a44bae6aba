import type { Instance, Session, WeekIndex } from '../instance/types.ts';
import type { GateName, Parameters } from '../parameters/types.ts';

/** Why a candidate does not exist: the gate, and what in the instance closes it (an id or a date). */
export interface Because {
  gate: GateName;
  /** Id of the closure, offer or intake at fault, or the window or pin that says no. */
  what: string;
}

/** Answers for one candidate: null when open, else why it is closed. */
export type GateAnswer = (session: Session, week: WeekIndex) => Because | null;

/** A rule that opens or closes start weeks before the model is built. */
export interface Gate {
  name: GateName;
  /** Reads the instance once and returns the answer for any candidate of it. */
  prepare: (instance: Instance, parameters: Parameters) => GateAnswer;
}
