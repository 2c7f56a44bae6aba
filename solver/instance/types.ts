/**
 * What the solver is told: one region (or several) over one horizon, as plain data.
 *
 * Every date, length and amount is given; the solver knows no calendar, no clock and no
 * randomness but a seed. Weeks are named by their position in `weeks`, from 0.
 * The same shapes are published as JSON Schema in `instance.schema.json`.
 */

/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

/** Position of a week (or of a half-month or month, on a coarser grid) in `Instance.weeks`, from 0. */
export type WeekIndex = number;

/** How finely the horizon is cut. Coarser grids are the same model with fewer, longer "weeks". */
export type Grid = 'WEEK' | 'HALF_MONTH' | 'MONTH';

/**
 * Why a session exists, hence how far it may move (002:L685-711).
 * STRUCTURAL recurs and can be planned a year ahead; CONJUNCTURAL answers named companies and
 * stays near the date they asked for; INNOVATIVE comes from a call and lies in between.
 */
export type Nature = 'STRUCTURAL' | 'CONJUNCTURAL' | 'INNOVATIVE';

/** Why money is released at a date (002:L123-129, L421-427). */
export type TrancheKind = 'INITIAL' | 'RESERVE' | 'REDISTRIBUTION' | 'TOP_UP';

/** Why a session is pinned: it has started, money is engaged, or a planner decided so. */
export type PinReason = 'STARTED' | 'ENGAGED' | 'PLANNER';

/** One start period of the horizon. */
export interface Week {
  /** First day of the period; the period ends the day before the next one starts. */
  startDate: IsoDate;
  /** Whole weeks since the start of the horizon: displacement is a difference of two of these. */
  offsetWeeks: number;
}

/** One month of the horizon. Starts are counted in the month of their start date. */
export interface Month {
  /** `YYYY-MM`. */
  month: string;
  /** `YYYY-Qn`. */
  quarter: string;
  /** Days of the month on which a session may start: public holidays and closures excluded. Targets are spread by it. */
  workingDays: number;
  /** The same by INSEE region code, where a region keeps other holidays or closures. Left out, or a region not named: `workingDays`. */
  workingDaysByRegion?: Record<string, number>;
}

/** First and last week in which a session may start, both included. */
export interface Window {
  earliest: WeekIndex;
  latest: WeekIndex;
}

/** One session of a POEC project. */
export interface Session {
  /** Unique in the instance; what the plan refers to. */
  id: string;
  /** What a reader calls it, e.g. "Soudeur - Caen". */
  label?: string;
  /** OPCO that proposes and funds it, e.g. "AKTO". */
  opco: string;
  /** Branch of the OPCO, as its fiche names it, or null. For filters of a hand: no rule reads it. */
  branch?: string | null;
  /** France Travail agency that recruits for it, or null while unknown. */
  agency: string | null;
  /** INSEE region code, where the instance spans several: each region is smoothed on its own. */
  region?: string | null;
  /** INSEE département code (2 or 3 characters), or null while the place is to be decided. */
  departement: string | null;
  /** Employment zone or town, the finest territory known, or null. */
  zone: string | null;
  /** ROME code of the job, a letter and four digits. Its first three characters are the job family. */
  rome: string;
  /** Trainees expected, counted on AIS. At least 1. */
  plannedEntries: number;
  /** Engaged cost, integer euro cents, charged to `envelope` and to every ancestor of it. */
  costCents: number;
  /** Id of the envelope that pays. */
  envelope: string;
  /** Week the employers asked for. */
  wishedWeek: WeekIndex;
  /** Weeks in which it may start ("second semestre" becomes a window). */
  window: Window;
  nature: Nature;
  /**
   * First day of the session for each start week, one date per entry of `weeks`: its wished weekday
   * in that week, or the next working day. Left out: the first day of each week.
   */
  startDateByStart?: IsoDate[];
  /**
   * Last day of the session for each start week, one date per entry of `weeks`. It depends on the
   * start because of holidays and closures, and may lie beyond the horizon.
   */
  endDateByStart: IsoDate[];
  /** Intakes this session prepares for; it must end in time for one of them. Empty: no alternance after it. */
  alternanceIntakes: string[];
  /** Weight of leaving it unplaced, per trainee; 1 unless told. Validated before submitted; small OPCO kept (S17). */
  placementWeight: number;
  /** Where it must start, or null if it may move. A pinned week is open whatever the other gates say. */
  pinnedWeek: WeekIndex | null;
  /** Why it is pinned, null when it is not. */
  pinReason: PinReason | null;
  /** Weeks the planner forbade. */
  forbiddenWeeks: WeekIndex[];
  /** True where the region accepts that it starts during a closure (a justified summer start, S3). */
  closureExempt: boolean;
  /** Project (fiche) it belongs to; sessions of one project are spaced. Left out: it has no sibling. */
  project?: string;
  /** Training hours of one trainee, for the cap on hours. Left out: not judged (H1). */
  hours?: number;
  /** Reference of a national or regional derogation to the cap on hours, or null (002:L47-67). */
  derogation?: string | null;
  /** Day the training body is or will be chosen, or null when it already is (H6). */
  trainingBodyKnownOn?: IsoDate | null;
  /** False while the opinion of the Région and the validation of France Travail are awaited (H8). Left out: true. */
  validated?: boolean;
  /** Days between which the certification it prepares is registered; null on a side without end (H11). */
  certification?: { validFrom: IsoDate | null; validUntil: IsoDate | null } | null;
  /** Week in which the adopted plan has it, or null when it has not (S12). */
  publishedWeek?: WeekIndex | null;
  /** True once it was announced to candidates and companies: moving it costs more. Left out: false. */
  announced?: boolean;
  /** Week the employers asked for, where a planner preferred another as `wishedWeek`. For display: no rule reads it. */
  askedWeek?: WeekIndex;
}

/** Money released at a date. */
export interface Tranche {
  date: IsoDate;
  /** Integer euro cents, zero or more. */
  amountCents: number;
  kind: TrancheKind;
}

/** A sum that pays sessions; a node of a forest: what a child spends, its ancestors spend too. */
export interface Envelope {
  id: string;
  label?: string;
  /** Id of the envelope this one is part of, or null at the top. */
  parent: string | null;
  /** What is released and when. Released at a date: the sum of the tranches dated on or before it. */
  tranches: Tranche[];
  /** Engaged before the horizon and outside the sessions listed, integer euro cents. */
  alreadyEngagedCents: number;
  /** What the OPCO may not receive less than (its 2019/2020 consumption, H4), or null where no floor applies. */
  floorCents: number | null;
}

/** One session of the regional training programme (PRF). */
export interface PrfOffer {
  id: string;
  label?: string;
  rome: string;
  departement: string | null;
  zone: string | null;
  startDate: IsoDate;
  endDate: IsoDate;
  /** Places offered. */
  places: number;
  /** True where the Région is engaged with a provider or runs a structuring offer: no coincidence at all (H10). */
  structuring: boolean;
}

/** A date at which apprenticeship or professionalisation contracts start. */
export interface AlternanceIntake {
  id: string;
  label?: string;
  date: IsoDate;
  /** Longest wait between the end of a session and this date, in weeks. */
  maxGapWeeks: number;
}

/** Days on which nothing starts, or better not: the summer truce where the region has one. Both days included. */
export interface Closure {
  id: string;
  label?: string;
  /** HARD closes the starts; SOFT makes them cost in the term `soft-closure`. Left out: HARD. */
  kind?: 'HARD' | 'SOFT';
  /** INSEE code of the only region that keeps it, where the instance spans several; left out or null: all do. */
  region?: string | null;
  from: IsoDate;
  to: IsoDate;
}

/** A France Travail agency: its advisers hold the information meetings before a start (H16). */
export interface Agency {
  id: string;
  label?: string;
  /** Sessions it can have in their launch phase in the same week, or null when unknown. */
  launchCap: number | null;
}

/** An OPCO and what its staff can launch (H16). */
export interface Opco {
  id: string;
  label?: string;
  /** Sessions it can start in one month, or null when unknown. */
  monthlyLaunchCap: number | null;
}

/** Candidates expected for a job family on a territory, over any three months in a row (S11). */
export interface CandidatePool {
  id: string;
  label?: string;
  /** First three characters of the ROME codes. */
  family: string;
  /** Zone, or null for the whole département. */
  zone: string | null;
  /** Département, or null (with no zone) for the whole instance. */
  departement: string | null;
  /** People. */
  expectedCandidates: number;
}

/** What a quarter can hold, of which a share is kept for unforeseen projects (S7). */
export interface Capacity {
  quarter: string;
  /** Trainees, or null when not limited. */
  entries: number | null;
  /** Integer euro cents, or null when not limited. */
  costCents: number | null;
}

/** Everything the solver is told about one region-year. */
export interface Instance {
  /** Version of this format. */
  format: 'metronome-instance/1';
  name: string;
  /** INSEE region code, or null when the instance spans several. */
  regionCode: string | null;
  grid: Grid;
  weeks: Week[];
  /** Every month that a week touches, in order. */
  months: Month[];
  sessions: Session[];
  envelopes: Envelope[];
  prfOffers: PrfOffer[];
  alternanceIntakes: AlternanceIntake[];
  closures: Closure[];
  /** Day the plan is decided; lead times count from it. Left out or null: no lead time is judged. */
  decisionDate?: IsoDate | null;
  agencies?: Agency[];
  opcos?: Opco[];
  candidatePools?: CandidatePool[];
  capacities?: Capacity[];
}
