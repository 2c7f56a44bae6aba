/** A campaign as plain rows: what a translation into an instance needs, without the ORM. */

import type { ClosureEffect, ClosureForce } from '../domain/closure.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { TrancheKind } from '../domain/funding.ts';
import type { Nature } from '../domain/nature.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { SessionState } from '../domain/session-state.ts';

/** A session with what it takes from its project. References name the rows of the same campaign. */
export interface SessionRow {
  /** Key in the database. */
  id: string;
  reference: string;
  /** Reference of its project. */
  project: string;
  title: string;
  opco: string;
  /** Branch, as the fiche names it, or null. */
  branch: string | null;
  nature: Nature;
  alternance: boolean;
  rome: string;
  departement: string | null;
  zone: string | null;
  communeName: string | null;
  /** Reference of the agency, or null. */
  agency: string | null;
  places: number | null;
  costCents: number | null;
  hours: number | null;
  weeklyHours: number | null;
  /** The wish as it was written. */
  wishedStart: string;
  wishedFrom: IsoDate | null;
  wishedTo: IsoDate | null;
  windowFrom: IsoDate | null;
  windowTo: IsoDate | null;
  /** Reference of the envelope that pays, or null. */
  envelope: string | null;
  /** What lets it exceed the cap on hours, or null. */
  derogation: string | null;
  /** Day the training body is chosen, or null when it already is. */
  trainingBodyKnownOn: IsoDate | null;
  /** Days on which its certification is registered, null on a side without end. */
  certificationFrom: IsoDate | null;
  certificationUntil: IsoDate | null;
  announced: boolean;
  state: SessionState;
}

/** An envelope with its tranches, oldest first. */
export interface EnvelopeRow {
  id: string;
  reference: string;
  label: string;
  /** Reference of the envelope it is part of, or null. */
  parent: string | null;
  floorCents: number | null;
  alreadyEngagedCents: number;
  tranches: { date: IsoDate; amountCents: number; kind: TrancheKind }[];
}

/** An offer of the PRF. */
export interface PrfOfferRow {
  reference: string;
  label: string;
  rome: string;
  departement: string | null;
  zone: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate;
  places: number;
  structuring: boolean;
}

/** An alternance intake; a null `rome` or `departement` means any. */
export interface AlternanceIntakeRow {
  reference: string;
  label: string;
  rome: string | null;
  departement: string | null;
  date: IsoDate;
  maxGapWeeks: number;
}

/** Days on which nothing starts or no training is given, both ends included. */
export interface ClosureRow {
  reference: string;
  label: string;
  firstDay: IsoDate;
  lastDay: IsoDate;
  effect: ClosureEffect;
  force: ClosureForce;
}

/** An agency. */
export interface AgencyRow {
  reference: string;
  name: string;
  /** Sessions in their launch phase in one week, at most; null when unknown. */
  launchCap: number | null;
}

/** What an OPCO can launch. */
export interface OpcoCapacityRow {
  opco: string;
  monthlyLaunchCap: number;
}

/** Candidates expected for a job family; with neither zone nor département, in the whole region. */
export interface CandidatePoolRow {
  reference: string;
  family: string;
  zone: string | null;
  departement: string | null;
  expectedCandidates: number;
}

/** What a quarter can hold; null is no limit. */
export interface QuarterCapacityRow {
  quarter: Quarter;
  entries: number | null;
  costCents: number | null;
}

/** Every row of a campaign, in the order of their references. */
export interface CampaignData {
  id: string;
  slug: string;
  title: string;
  regionCode: string;
  year: number;
  startsOn: IsoDate;
  endsOn: IsoDate;
  sessions: SessionRow[];
  envelopes: EnvelopeRow[];
  prfOffers: PrfOfferRow[];
  alternanceIntakes: AlternanceIntakeRow[];
  closures: ClosureRow[];
  agencies: AgencyRow[];
  opcoCapacities: OpcoCapacityRow[];
  candidatePools: CandidatePoolRow[];
  quarterCapacities: QuarterCapacityRow[];
}
