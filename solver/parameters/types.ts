/** What a planner chooses: which terms, in which order, at which weight, within which limits. */

/** A term of the objective. Each is one file of `solver/model/objectives`. */
export type TermName =
  | 'placement'
  | 'concurrency'
  | 'smoothing'
  | 'fidelity'
  | 'wait'
  | 'soft-closure'
  | 'load'
  | 'equity'
  | 'stability';

/** A gate. Each is one file of `solver/gates`. */
export type GateName =
  | 'window'
  | 'procurement'
  | 'sourcing'
  | 'validation'
  | 'certification'
  | 'hours-cap'
  | 'closure'
  | 'alternance'
  | 'structuring-offer'
  | 'pin';

/** Which engine solves; `auto` takes HiGHS. */
export type EngineChoice = 'auto' | 'highs' | 'javascript-lp-solver';

/** Groups of sessions whose entries are smoothed on their own. */
export type ScopeKind = 'REGION' | 'DEPARTEMENT' | 'AGENCY' | 'OPCO';

/** Periods in which entries are counted. */
export type PeriodKind = 'QUARTER' | 'MONTH';

/** One level: minimised, then held within its tolerance while the next one is minimised. */
export interface Level {
  /** Name shown to people; one of the terms when it has just one. */
  name: string;
  /** Terms summed in this level, each times its weight (no unit, 0 or more). */
  terms: { term: TermName; weight: number }[];
  /** How much worse than its best value the level may become for the sake of the next ones, as a share (0.001 = 0.1 %). */
  tolerance: number;
  /** Relative gap at which the level counts as solved, as a share (0.001 = 0.1 %). */
  gap: number;
  /** Limit on work: branch-and-bound nodes. Reaching it gives the same plan every time. */
  nodeLimit: number;
  /** Limit on the clock, seconds. A plan that it ended says so. */
  secondsLimit: number;
}

/** How the smoothing term measures roughness. */
export interface SmoothingParameters {
  /** STEPS: convex steps of deviation from the target, plus the peak. PEAK: the fullest month alone. */
  mode: 'STEPS' | 'PEAK';
  /** Groups whose entries are smoothed; the region always. */
  scopes: ScopeKind[];
  /** Periods whose entries are compared with their target, and the weight of each. */
  periods: { period: PeriodKind; weight: number }[];
  /** Weight of the fullest month of each scope, per trainee, in STEPS mode. */
  peakWeight: number;
  /** Width of one step as a share of the period's target (0.1 = 10 %), at least one trainee. */
  stepWidth: number;
  /** Slopes of the convex steps, increasing; the last step has no end. */
  slopes: number[];
  /** Wanted share of the year's entries by period key ("2022-Q1" or "2022-03"); periods not named share the rest by working days. */
  profile: Record<string, number>;
}

/** How near a PRF offer is to a candidate start, from 0 (far) to 1 (the same). */
export interface ConcurrencyParameters {
  sameRome: number;
  /** Same job family: the first three characters of the ROME code. */
  sameFamily: number;
  sameZone: number;
  sameDepartement: number;
  /** Weeks between two starts at which calendar proximity reaches 0. */
  horizonWeeks: number;
}

/** What a week away from the wished week costs, per trainee, by nature of the session. */
export interface FidelityParameters {
  structural: number;
  conjunctural: number;
  innovative: number;
}

/** Lead times before a start, in weeks. */
export interface DelayParameters {
  /** From the choice of the training body to the start (H6). */
  preparationWeeks: number;
  /** From the decision to the start: information meetings, candidates (H13). */
  sourcingWeeks: number;
  /** Opinion of the Région, for projects not validated yet (H8). */
  opinionWeeks: number;
  /** Validation by France Travail, after the opinion (H8). */
  validationWeeks: number;
}

/** How a limit applies: not at all, at a price in the term `load`, or always. */
export type LimitMode = 'OFF' | 'SOFT' | 'HARD';

/** What a change against the published plan costs, per session: no unit. */
export interface StabilityParameters {
  /** For moving it at all, or leaving it out. */
  perMove: number;
  /** For each week of the move. */
  perWeek: number;
  /** Times this when it was announced. */
  announcedFactor: number;
}

/** All choices of a scenario. Defaults, units and reasons are in `defaults.ts`. */
export interface Parameters {
  /** Drives the warm start and the engine; the same seed gives the same plan. */
  seed: number;
  engine: EngineChoice;
  /**
   * ALLOWED: a session may stay unplaced, at the price of the placement term. FORBIDDEN: every
   * session must be placed, and infeasible is a result. Without a placement term every session
   * must be placed, because nothing would price leaving it out.
   */
  unplaced: 'ALLOWED' | 'FORBIDDEN';
  /** True: a result comes with what proves it, looked for once it is known, 2 s a level at most. False: it comes sooner. */
  proof: boolean;
  levels: Level[];
  /** Gates that are applied; `pin` cannot be switched off. */
  gates: GateName[];
  smoothing: SmoothingParameters;
  concurrency: ConcurrencyParameters;
  fidelity: FidelityParameters;
  delays: DelayParameters;
  /** Longest training without a derogation, hours (H1). */
  hoursCap: number;
  /** Sessions of an agency in their launch phase in one week; the phase lasts `launchWeeks` up to the start. */
  agencyLoad: { mode: LimitMode; launchWeeks: number };
  /** Sessions an OPCO starts in one month. */
  opcoLoad: { mode: LimitMode };
  /** Entries of a job family on a territory over three months against the candidates expected. */
  candidatePool: { mode: 'OFF' | 'HARD' };
  /** Least weeks between two starts of one project, and of one job in one zone; 0 asks for none. */
  spacing: { projectWeeks: number; jobZoneWeeks: number };
  /** Share of each quarter's capacity kept for unforeseen projects, 0 to 1. */
  unforeseenReserve: { share: number };
  stability: StabilityParameters;
}
