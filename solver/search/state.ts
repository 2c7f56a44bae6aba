/**
 * A plan under change: what a move costs at every level, without a solver.
 * Used to find first plans and better starts; the last word is `verify`'s.
 */
import type { Candidates } from '../gates/candidates.ts';
import { type BudgetCheckpoint, budgetCheckpoints } from '../instance/budget.ts';
import { startDate } from '../instance/dates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { prepareCompetition } from '../model/objectives/concurrency.ts';
import { displacementCost } from '../model/objectives/fidelity.ts';
import { findPeriods, findScopes, stepWidth } from '../model/scopes.ts';
import { mayLeaveUnplaced } from '../model/variables.ts';
import type { Parameters, TermName } from '../parameters/types.ts';

/** One open start of a session, with all it entails. */
export interface Option {
  week: WeekIndex;
  /** Position of the month of its start in `instance.months`. */
  month: number;
  concurrency: number;
  fidelity: number;
  /** Budget checkpoints it charges. */
  checkpoints: number[];
}

/** What stays the same while the plan changes. */
export interface Terrain {
  instance: Instance;
  parameters: Parameters;
  /** Open starts of each session. */
  options: Option[][];
  /** Every inequality of money. */
  checkpoints: BudgetCheckpoint[];
  /** Sessions that may be left out. */
  optional: boolean[];
  /** Price of leaving a session out: placementWeight x entries. */
  leftOutCost: number[];
  scopes: ScopeTerrain[];
  /** Scopes that each session belongs to. */
  scopesOf: number[][];
  /** Weight of each term at each level. */
  weights: Record<TermName, number>[];
}

interface ScopeTerrain {
  periods: { months: number[]; share: number; width: number; weight: number }[];
}

/** Reads instance and parameters once. */
export function surveyTerrain(instance: Instance, parameters: Parameters, candidates: Candidates): Terrain {
  const competition = prepareCompetition(instance, parameters);
  const checkpoints = budgetCheckpoints(instance);
  const charged = instance.sessions.map(() => [] as number[]);
  checkpoints.forEach(({ sessions }, c) => {
    for (const s of sessions) charged[s]!.push(c);
  });
  const monthAt = new Map(instance.months.map(({ month }, m) => [month, m]));
  const scopes = findScopes(instance, parameters);
  const scopesOf = instance.sessions.map(() => [] as number[]);
  scopes.forEach(({ sessions }, g) => {
    for (const s of sessions) scopesOf[s]!.push(g);
  });
  return {
    instance,
    parameters,
    options: instance.sessions.map((session, s) =>
      candidates.open[s]!.map((week) => {
        const start = startDate(instance, session, week);
        return {
          week,
          month: monthAt.get(start.slice(0, 7))!,
          concurrency: session.plannedEntries * competition(session, week),
          fidelity: displacementCost(instance, parameters, session, week),
          checkpoints: charged[s]!.filter((c) => {
            const { before } = checkpoints[c]!;
            return before === null || start < before;
          }),
        };
      }),
    ),
    checkpoints,
    optional: instance.sessions.map(({ pinnedWeek }) => pinnedWeek === null && mayLeaveUnplaced(parameters)),
    leftOutCost: instance.sessions.map(
      ({ placementWeight, plannedEntries }) => placementWeight * plannedEntries,
    ),
    scopes: scopes.map((scope) => ({
      periods: parameters.smoothing.periods.flatMap(({ period: kind, weight }) =>
        findPeriods(instance, parameters, kind).map((period) => ({
          months: period.months.map((month) => monthAt.get(month)!),
          share: period.share,
          width: stepWidth(parameters, scope, period),
          weight,
        })),
      ),
    })),
    scopesOf,
    weights: parameters.levels.map(({ terms }) => {
      const weights: Record<TermName, number> = { placement: 0, concurrency: 0, smoothing: 0, fidelity: 0 };
      for (const { term, weight } of terms) weights[term] += weight;
      return weights;
    }),
  };
}

/** Cost of a deviation in convex steps: the first `width` trainees at the first slope, and so on. */
export function stepsCost(deviation: number, width: number, slopes: readonly number[]): number {
  let left = deviation;
  let cost = 0;
  for (let j = 0; j < slopes.length && left > 0; j++) {
    const taken = j === slopes.length - 1 ? left : Math.min(left, width);
    cost += slopes[j]! * taken;
    left -= taken;
  }
  return cost;
}

/** Roughness of one scope from its entries by month: the term `smoothing` for that scope. */
function roughness(terrain: Terrain, scope: ScopeTerrain, entries: Float64Array): number {
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
    cost += weight * stepsCost(Math.abs(count - share * placed), width, slopes);
  }
  return cost;
}

/** A plan: the option chosen for each session (-1: left out), and what it costs. */
export class PlanState {
  readonly terrain: Terrain;
  /** Position in `terrain.options[s]`, or -1. */
  readonly choice: Int32Array;
  private readonly spentCents: Float64Array;
  private readonly entries: Float64Array[];
  private readonly rough: Float64Array;
  private readonly totals: Record<TermName, number> = {
    placement: 0,
    concurrency: 0,
    smoothing: 0,
    fidelity: 0,
  };

  constructor(terrain: Terrain) {
    this.terrain = terrain;
    this.choice = new Int32Array(terrain.options.length).fill(-1);
    this.spentCents = new Float64Array(terrain.checkpoints.length);
    this.entries = terrain.scopes.map(() => new Float64Array(terrain.instance.months.length));
    this.rough = new Float64Array(terrain.scopes.length);
    for (const cost of terrain.leftOutCost) this.totals.placement += cost;
  }

  /** The first checkpoint at which money is short for this start of a session that is left out now, and by how much. */
  shortage(s: number, option: number): { checkpoint: BudgetCheckpoint; shortCents: number } | null {
    const { instance, options, checkpoints } = this.terrain;
    const cost = instance.sessions[s]!.costCents;
    if (cost === 0) return null;
    for (const c of options[s]![option]!.checkpoints) {
      const shortCents = this.spentCents[c]! + cost - checkpoints[c]!.availableCents;
      if (shortCents > 0) return { checkpoint: checkpoints[c]!, shortCents };
    }
    return null;
  }

  /** True when the money at every checkpoint is enough for this start of a session that is left out now. */
  fits(s: number, option: number): boolean {
    return this.shortage(s, option) === null;
  }

  /** Chooses another option for a session (-1: leaves it out), whatever the money says. */
  choose(s: number, option: number): void {
    const before = this.choice[s]!;
    if (before === option) return;
    if (before >= 0) this.add(s, before, -1);
    if (option >= 0) this.add(s, option, 1);
    this.choice[s] = option;
    for (const g of this.terrain.scopesOf[s]!) {
      const now = roughness(this.terrain, this.terrain.scopes[g]!, this.entries[g]!);
      this.totals.smoothing += now - this.rough[g]!;
      this.rough[g] = now;
    }
  }

  /** Value of a level: the sum of its terms, each times its weight. */
  value(level: number): number {
    const weights = this.terrain.weights[level]!;
    const { placement, concurrency, smoothing, fidelity } = this.totals;
    return (
      weights.placement * placement +
      weights.concurrency * concurrency +
      weights.smoothing * smoothing +
      weights.fidelity * fidelity
    );
  }

  /** The week of each session, null where it is left out. */
  weeks(): (WeekIndex | null)[] {
    return this.terrain.options.map((options, s) => options[this.choice[s]!]?.week ?? null);
  }

  private add(s: number, option: number, sign: 1 | -1): void {
    const { instance, options, leftOutCost, scopesOf } = this.terrain;
    const { plannedEntries, costCents } = instance.sessions[s]!;
    const { month, concurrency, fidelity, checkpoints } = options[s]![option]!;
    this.totals.placement -= sign * leftOutCost[s]!;
    this.totals.concurrency += sign * concurrency;
    this.totals.fidelity += sign * fidelity;
    for (const c of checkpoints) this.spentCents[c]! += sign * costCents;
    for (const g of scopesOf[s]!) this.entries[g]![month]! += sign * plannedEntries;
  }
}
