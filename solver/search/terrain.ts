/** What stays the same while a plan changes: the open starts of each session and all that each entails. */
import type { Candidates } from '../gates/candidates.ts';
import { startDate } from '../instance/dates.ts';
import type { Instance, Session, WeekIndex } from '../instance/types.ts';
import { findPackings } from '../model/build.ts';
import { displacementCost } from '../model/displacement.ts';
import { prepareCompetition } from '../model/objectives/concurrency.ts';
import { startsInSoftClosure } from '../model/objectives/soft-closure.ts';
import { changeCost } from '../model/objectives/stability.ts';
import { waitWeeks } from '../model/objectives/wait.ts';
import { canBind, type Packing } from '../model/packing.ts';
import { findPeriods, findScopes, stepWidth } from '../model/scopes.ts';
import { mayLeaveUnplaced } from '../model/variables.ts';
import type { Parameters, TermName } from '../parameters/types.ts';

/** Terms that are a sum over sessions. */
export const SEPARABLE = [
  'placement',
  'concurrency',
  'fidelity',
  'wait',
  'soft-closure',
  'stability',
] as const;
export type SeparableTerm = (typeof SEPARABLE)[number];

/** What one choice for one session costs, by term, in the order of `SEPARABLE`. */
export type Costs = readonly number[];

/** Weights of the terms at one level. */
export interface LevelWeights {
  /** In the order of `SEPARABLE`. */
  separable: Float64Array;
  smoothing: number;
  load: number;
  equity: number;
}

/** Position of a term in `Costs`. */
export function costAt(term: SeparableTerm): number {
  return SEPARABLE.indexOf(term);
}

// Taken once: these run millions of times, and a global is looked up anew each time.
const { abs, min } = Math;

/** One open start of a session, with all it entails. */
export interface Option {
  week: WeekIndex;
  /** Position of the month of its start in `instance.months`. */
  month: number;
  costs: Costs;
  /** Limits it draws on: position in `Terrain.packings`, and whole units. */
  uses: { packing: number; amount: number }[];
}

export interface ScopeTerrain {
  periods: { months: number[]; share: number; width: number; weight: number }[];
}

export interface Terrain {
  instance: Instance;
  parameters: Parameters;
  /** Open starts of each session. */
  options: Option[][];
  /** Every limit that could be exceeded. */
  packings: Packing[];
  /** Sessions that may be left out. */
  optional: boolean[];
  /** What leaving a session out costs. */
  leftOut: Costs[];
  scopes: ScopeTerrain[];
  /** Scopes that each session belongs to. */
  scopesOf: number[][];
  /** Group of each session for equity, and the entries of each group. */
  opcoOf: number[];
  opcoEntries: number[];
  /** Weights of the terms at each level. */
  weights: LevelWeights[];
  /** Positions of the separable terms that some level weighs: the others need not be counted. */
  weighed: Int32Array;
  /** Whether some level weighs equity. */
  weighsEquity: boolean;
  /** Trainees of each session. */
  entriesOf: Int32Array;
}

/** Open starts of all sessions: by it the work of local search is measured. */
export function countStarts({ options }: Terrain): number {
  return options.reduce((sum, starts) => sum + starts.length, 0);
}

/** Reads instance and parameters once. */
export function surveyTerrain(instance: Instance, parameters: Parameters, candidates: Candidates): Terrain {
  const packings = findPackings(instance, parameters).filter((packing) => canBind(packing, candidates));
  const scopes = findScopes(instance, parameters);
  const scopesOf = instance.sessions.map(() => [] as number[]);
  scopes.forEach(({ sessions }, g) => {
    for (const s of sessions) scopesOf[s]!.push(g);
  });
  const opcos = [...new Set(instance.sessions.map(({ opco }) => opco))];
  const opcoOf = instance.sessions.map(({ opco }) => opcos.indexOf(opco));
  const opcoEntries = opcos.map(() => 0);
  instance.sessions.forEach(({ plannedEntries }, s) => {
    opcoEntries[opcoOf[s]!]! += plannedEntries;
  });
  const weights = parameters.levels.map(({ terms }) => weightsOf(terms));
  return {
    instance,
    parameters,
    options: optionsOf(instance, parameters, candidates, packings),
    packings,
    optional: instance.sessions.map(({ pinnedWeek }) => pinnedWeek === null && mayLeaveUnplaced(parameters)),
    leftOut: instance.sessions.map((session) =>
      costsFrom({
        placement: session.placementWeight * session.plannedEntries,
        stability: changeCost(instance, parameters, session, null),
      }),
    ),
    scopes: scopes.map((scope) => ({
      periods: parameters.smoothing.periods.flatMap(({ period: kind, weight }) =>
        findPeriods(instance, parameters, kind, scope).map((period) => ({
          months: period.months.map((month) => monthAt(instance, month)),
          share: period.share,
          width: stepWidth(parameters, scope, period),
          weight,
        })),
      ),
    })),
    scopesOf,
    opcoOf,
    opcoEntries,
    weights,
    weighed: Int32Array.from(
      [...SEPARABLE.keys()].filter((t) => weights.some(({ separable }) => separable[t]! !== 0)),
    ),
    weighsEquity: weights.some(({ equity }) => equity !== 0),
    entriesOf: Int32Array.from(instance.sessions, ({ plannedEntries }) => plannedEntries),
  };
}

/** In the order of `SEPARABLE`, written out: it runs for every open start. */
function costsFrom(costs: Partial<Record<SeparableTerm, number>>): Costs {
  const { placement = 0, concurrency = 0, fidelity = 0, wait = 0, stability = 0 } = costs;
  return [placement, concurrency, fidelity, wait, costs['soft-closure'] ?? 0, stability];
}

function weightsOf(terms: { term: TermName; weight: number }[]): LevelWeights {
  const of = (name: TermName): number =>
    terms.reduce((sum, { term, weight }) => sum + (term === name ? weight : 0), 0);
  return {
    separable: Float64Array.from(SEPARABLE, of),
    smoothing: of('smoothing'),
    load: of('load'),
    equity: of('equity'),
  };
}

function monthAt(instance: Instance, month: string): number {
  return instance.months.findIndex((one) => one.month === month);
}

function optionsOf(
  instance: Instance,
  parameters: Parameters,
  { open }: Candidates,
  packings: Packing[],
): Option[][] {
  const competition = prepareCompetition(instance, parameters);
  const months = new Map(instance.months.map(({ month }, m) => [month, m]));
  const options = instance.sessions.map((session, s) =>
    open[s]!.map(
      (week): Option => ({
        week,
        month: months.get(startDate(instance, session, week).slice(0, 7))!,
        costs: costsOf(instance, parameters, session, week, competition(session, week)),
        uses: [],
      }),
    ),
  );
  packings.forEach(({ uses }, packing) => {
    for (const { session, amount, counts } of uses)
      for (const option of options[session]!) if (counts(option.week)) option.uses.push({ packing, amount });
  });
  return options;
}

function costsOf(
  instance: Instance,
  parameters: Parameters,
  session: Session,
  week: WeekIndex,
  competition: number,
): Costs {
  const { plannedEntries } = session;
  return costsFrom({
    concurrency: plannedEntries * competition,
    fidelity: displacementCost(instance, parameters, session, week),
    wait: session.alternanceIntakes.length === 0 ? 0 : plannedEntries * waitWeeks(instance, session, week),
    'soft-closure': startsInSoftClosure(instance, session, week) ? plannedEntries : 0,
    stability: changeCost(instance, parameters, session, week),
  });
}

/** Cost of a deviation in convex steps: the first `width` trainees at the first slope, and so on. */
function stepsCost(deviation: number, width: number, slopes: readonly number[]): number {
  let left = deviation;
  let cost = 0;
  for (let j = 0; j < slopes.length && left > 0; j++) {
    const taken = j === slopes.length - 1 ? left : min(left, width);
    cost += slopes[j]! * taken;
    left -= taken;
  }
  return cost;
}

/**
 * Less than one trainee, and less the more even the months: where the peak alone counts, most moves
 * leave it unchanged, and this tells which of them lead down.
 */
export function unevenness({ parameters }: Terrain, entries: Float64Array): number {
  if (parameters.smoothing.mode !== 'PEAK') return 0;
  let total = 0;
  let squares = 0;
  for (const count of entries) {
    total += count;
    squares += count * count;
  }
  return total === 0 ? 0 : (0.5 * squares) / (total * total);
}

/** Roughness of one scope from its entries by month: the term `smoothing` for that scope. */
export function roughness(terrain: Terrain, scope: ScopeTerrain, entries: Float64Array): number {
  const { mode, peakWeight, slopes } = terrain.parameters.smoothing;
  let placed = 0;
  let peak = 0;
  for (const count of entries) {
    placed += count;
    if (count > peak) peak = count;
  }
  if (mode === 'PEAK') return peak;
  let cost = peakWeight * peak;
  for (const { months, share, width, weight } of scope.periods) {
    let count = 0;
    for (const m of months) count += entries[m]!;
    cost += weight * stepsCost(abs(count - share * placed), width, slopes);
  }
  return cost;
}
