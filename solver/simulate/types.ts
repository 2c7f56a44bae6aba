/** What happens to a plan when sessions slip or are abandoned: what is asked, and what is answered. */

import type { Nature } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';

/** How sessions are drawn. Defaults, bounds, units and reasons are in `SIMULATION_TABLE`. */
export interface SimulationParameters {
  /** The same seed gives the same draws. */
  seed: number;
  /** How many times the plan is lived through. */
  draws: number;
  /** Share of the sessions that are not abandoned which start later than planned, by nature, 0 to 1. */
  slipShare: Record<Nature, number>;
  /** How much later they start: each whole number of weeks from `least` to `most` is as likely. */
  slipWeeks: { least: number; most: number };
  /** Share of the sessions that never start, 0 to 1. */
  abandonShare: number;
}

/**
 * One quantity: in the plan as it was decided, and over the draws. `p10`, `p50` and `p90` are values that were drawn: that of
 * rank ceil(p x draws) from the smallest, so that counts stay whole. The mean of cents is rounded to the cent.
 */
export interface Spread {
  planned: number;
  mean: number;
  p10: number;
  p50: number;
  p90: number;
}

/** What is measured of a plan and of each draw. */
export type Measure =
  /** Trainees who start within the horizon. */
  | 'heldEntries'
  /** Trainees of the sessions that never start. */
  | 'abandonedEntries'
  /** Trainees of the sessions that slip beyond the horizon. */
  | 'outOfHorizonEntries'
  /** Trainees of the fullest month. */
  | 'peakEntries'
  /** Value of the term `smoothing`: weighted trainees. */
  | 'smoothing'
  /** Value of the term `concurrency`: trainees in full competition with the regional programme. */
  | 'concurrency'
  /** Sessions that end in time for none of their alternance intakes. */
  | 'missedIntakes'
  /** Sessions that meet a structuring offer of the regional programme. */
  | 'structuringOffers'
  /** Sessions that start while their certification is not registered. */
  | 'lapsedCertifications'
  /** Launches beyond the caps of agencies, summed over weeks: sessions. */
  | 'agencyExcess'
  /** Starts beyond the caps of OPCO, summed over months: sessions. */
  | 'opcoExcess';

/** Entries of one month or quarter, in trainees. */
export interface PeriodSpread extends Spread {
  /** `YYYY-MM` or `YYYY-Qn`. */
  period: string;
}

/** Money of one envelope at the end of the horizon, with all that its descendants spend. Integer euro cents. */
export interface EnvelopeSpread {
  envelope: string;
  /** Cost of the sessions that start within the horizon. */
  engagedCents: Spread;
  /** Released and spent on nothing; below zero where more was engaged before the horizon than was released. */
  unspentCents: Spread;
}

/** What became of one session of the plan: draws. The first four add up to the number of draws. */
export interface SessionFates {
  session: string;
  asPlanned: number;
  slipped: number;
  outOfHorizon: number;
  abandoned: number;
  /** Of those in which it starts within the horizon: it ends in time for none of its intakes. */
  missedIntake: number;
  /** Of the same: it meets a structuring offer. */
  metStructuringOffer: number;
  /** Of the same: its certification is not registered on its first day. */
  lapsedCertification: number;
}

/** What happens to a plan over the draws. No clock and no duration: the same question gives the same bytes. */
export interface Simulation {
  format: 'metronome-simulation/1';
  /** SHA-256 of the canonical JSON of the instance. */
  instanceHash: string;
  /** SHA-256 of the canonical JSON of the parameters of the plan. */
  parametersHash: string;
  /** How sessions were drawn. */
  drawn: SimulationParameters;
  measures: Record<Measure, Spread>;
  months: PeriodSpread[];
  quarters: PeriodSpread[];
  envelopes: EnvelopeSpread[];
  /** The sessions that the plan places, in the order of the instance. */
  sessions: SessionFates[];
}

/** The outcome of a simulation. */
export type SimulationResult =
  | { status: 'SIMULATED'; simulation: Simulation }
  | { status: 'INVALID'; problems: Problem[] };
