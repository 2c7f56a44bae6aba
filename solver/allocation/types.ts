/**
 * What the funder decides before anything is scheduled: how an envelope is split between OPCO
 * (002:L113-129). Plain data; amounts are integer euro cents, needs and weights whole numbers, so
 * that the split is exact. The request is published as JSON Schema in `allocation.schema.json`.
 */

import type { IsoDate } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';

/** The two criteria of the framework agreement (002:L113-117). */
export type Criterion = 'recruitmentStakes' | 'trainingNeeds';

/** The sum to split, national or regional, and its dates. */
export interface AllocationEnvelope {
  /** Becomes the id of the top envelope. */
  id: string;
  label?: string;
  /** Id of the envelope it is part of, or null at the top. Left out: null. */
  parent?: string | null;
  /** Integer euro cents, reserve included. */
  totalCents: number;
  /** Part of the total kept until `reserveDate`, integer euro cents: 15 % (002:L125-129), or the 45 M EUR of 002:L423. */
  reserveCents: number;
  /** Day the initial share is released, the first of the campaign. */
  startDate: IsoDate;
  /** Day the reserve is released (April); after `startDate`, not after `endDate`. */
  reserveDate: IsoDate;
  /** Last day of the campaign. */
  endDate: IsoDate;
}

/** What an OPCO brings to the split. */
export interface Recipient {
  /** Unique in the request; equal claims to one cent are settled in the order of these texts. */
  opco: string;
  label?: string;
  /** Id of the envelope to make of its share. Left out: `<envelope>-<opco>`. */
  envelope?: string;
  /** What it may not receive less than: its consumption of 2019 and 2020 (H4, 002:L123-125). Integer euro cents, 0 for none. */
  floorCents: number;
  /** Size of its recruitment stakes, whole number, in any unit that is the same for all. */
  recruitmentStakes: number;
  /** Size of its training and adaptation needs, whole number, in any unit that is the same for all. */
  trainingNeeds: number;
}

/** The question put to `allocate`. */
export interface AllocationRequest {
  /** Version of this format. */
  format: 'metronome-allocation/1';
  name: string;
  envelope: AllocationEnvelope;
  /** Weight of each criterion, whole numbers that only count relative to each other: 1 and 1 are 50 and 50. */
  criteria: Record<Criterion, number>;
  recipients: Recipient[];
  /** What each OPCO has consumed at a date, when the reserve is to be released at once. */
  consumption?: Consumption;
}

/** Why an OPCO receives what it receives. FLOOR: its floor is above its part of the needs. NEEDS: its part of the needs. */
export type ShareReason = 'FLOOR' | 'NEEDS';

/** What one OPCO is promised. */
export interface Share {
  opco: string;
  label: string;
  /** Id of the envelope to make of it. */
  envelope: string;
  floorCents: number;
  /** Everything it may count on: initial part plus its part of the reserve. Never under the floor. */
  totalCents: number;
  /** Released at the start of the campaign. */
  initialCents: number;
  /** Its part of the reserve if every OPCO consumed alike; `releaseReserve` decides what it really receives. */
  reserveCents: number;
  /** Its part of the needs of all, from 0 to 1: for display, amounts never depend on it. */
  needShare: number;
  reason: ShareReason;
  /** The reason as a sentence, in French. */
  message: string;
}

/** A split of the whole envelope; the shares are in the order of the recipients and sum to it, to the cent. */
export interface Allocation {
  format: 'metronome-allocation-result/1';
  envelope: AllocationEnvelope;
  shares: Share[];
}

/** Why no split exists: the floors alone take more than the total (H4). */
export interface FloorConflict {
  code: 'FLOORS_ABOVE_TOTAL';
  totalCents: number;
  floorsCents: number;
  /** What is missing, integer euro cents, above 0. */
  missingCents: number;
  /** Every OPCO with a floor, the largest first. */
  floors: { opco: string; floorCents: number }[];
  /** The whole sentence, in French, with what to do. */
  message: string;
}

/** How a request ends. Infeasible is a result; problems are faults of the request. */
export type AllocationOutcome =
  | { status: 'ALLOCATED'; allocation: Allocation }
  | { status: 'INFEASIBLE'; conflict: FloorConflict }
  | { status: 'INVALID'; problems: Problem[] };

/** What each OPCO has engaged at a date; one entry per OPCO of the allocation. */
export interface Consumption {
  /** Day it was measured and the reserve is released: from `reserveDate` to `endDate`. */
  date: IsoDate;
  consumed: ConsumedAmount[];
}

/** Integer euro cents engaged by one OPCO on its initial part; never above it. */
export interface ConsumedAmount {
  opco: string;
  cents: number;
}

/**
 * What moved an OPCO's money in a release. TAKEN_BACK: it consumed less than the calendar expects,
 * the difference goes back to all. BY_CONSUMPTION: it receives in proportion to what it consumed.
 * FLOOR: it receives what its floor lacks. NOTHING: no consumption, and its floor is already met.
 */
export type ReleaseReason = 'TAKEN_BACK' | 'BY_CONSUMPTION' | 'FLOOR' | 'NOTHING';

/** What a release does to one OPCO, integer euro cents. final = initial - takenBack + reserve + redistributed. */
export interface ReleaseShare {
  opco: string;
  initialCents: number;
  consumedCents: number;
  /** What the calendar expects of it by that date: the elapsed part of its initial share. */
  expectedCents: number;
  /** Unconsumed under that expectation: put in common. */
  takenBackCents: number;
  /** Received from the reserve. */
  reserveCents: number;
  /** Received from what was put in common (équalisation, 002:L421-427). */
  redistributedCents: number;
  finalCents: number;
  reasons: { reason: ReleaseReason; message: string }[];
}

/** The reserve and the unconsumed money, given out. The shares are in the order of the allocation. */
export interface ReserveRelease {
  format: 'metronome-reserve-release/1';
  date: IsoDate;
  /** Sum of what is given out of the reserve: the reserve of the envelope, to the cent. */
  reserveCents: number;
  /** Sum of what was taken back, all of it given out again. */
  takenBackCents: number;
  shares: ReleaseShare[];
}

/** How a release ends; problems are faults of the consumption. A sound one always has a release. */
export type ReleaseOutcome =
  | { status: 'RELEASED'; release: ReserveRelease }
  | { status: 'INVALID'; problems: Problem[] };
