/**
 * A plan under change: what a move costs at every level, without a solver.
 * Used to find first plans and better starts; the last word is `verify`'s.
 */
import type { Packing } from '../model/packing.ts';
import type { TermName } from '../parameters/types.ts';
import type { Option, SeparableTerm, Terrain } from './terrain.ts';
import { roughness, SEPARABLE } from './terrain.ts';

/** A limit that a start would exceed, and by how much in whole units. */
export interface Shortage {
  packing: Packing;
  excess: number;
}

function noCosts(): Record<TermName, number> {
  return {
    placement: 0,
    concurrency: 0,
    smoothing: 0,
    fidelity: 0,
    wait: 0,
    'soft-closure': 0,
    load: 0,
    equity: 0,
    stability: 0,
  };
}

/** A plan: the option chosen for each session (-1: left out), and what it costs. */
export class PlanState {
  readonly terrain: Terrain;
  /** Position in `terrain.options[s]`, or -1. */
  readonly choice: Int32Array;
  private readonly used: Float64Array;
  private readonly entries: Float64Array[];
  private readonly rough: Float64Array;
  private readonly opcoCost: Float64Array;
  private readonly totals = noCosts();

  constructor(terrain: Terrain) {
    this.terrain = terrain;
    this.choice = new Int32Array(terrain.options.length).fill(-1);
    this.used = new Float64Array(terrain.packings.length);
    this.entries = terrain.scopes.map(() => new Float64Array(terrain.instance.months.length));
    this.rough = new Float64Array(terrain.scopes.length);
    this.opcoCost = new Float64Array(terrain.opcoEntries.length);
    for (const costs of terrain.leftOut) this.count(costs, 1);
  }

  /** The first limit that this start of a session that is left out now would exceed; null when it fits. */
  shortage(s: number, option: number): Shortage | null {
    const { packings, options } = this.terrain;
    for (const { packing, amount } of options[s]![option]!.uses) {
      const { soft, limit } = packings[packing]!;
      const excess = this.used[packing]! + amount - limit;
      if (!soft && excess > 0) return { packing: packings[packing]!, excess };
    }
    return null;
  }

  /** True when no limit is exceeded by this start of a session that is left out now. */
  fits(s: number, option: number): boolean {
    return this.shortage(s, option) === null;
  }

  /** Chooses another option for a session (-1: leaves it out), whatever the limits say. */
  choose(s: number, option: number): void {
    const before = this.choice[s]!;
    if (before === option) return;
    const { options, leftOut, scopes, scopesOf } = this.terrain;
    if (before >= 0) this.place(s, options[s]![before]!, -1);
    else this.count(leftOut[s]!, -1);
    if (option >= 0) this.place(s, options[s]![option]!, 1);
    else this.count(leftOut[s]!, 1);
    this.choice[s] = option;
    for (const g of scopesOf[s]!) {
      const now = roughness(this.terrain, scopes[g]!, this.entries[g]!);
      this.totals.smoothing += now - this.rough[g]!;
      this.rough[g] = now;
    }
  }

  /** Value of a level: the sum of its terms, each times its weight. */
  value(level: number): number {
    let value = 0;
    for (const { term, weight } of this.terrain.weights[level]!)
      value += weight * (term === 'equity' ? this.equity() : this.totals[term]);
    return value;
  }

  /** The week of each session, null where it is left out. */
  weeks(): (number | null)[] {
    return this.terrain.options.map((options, s) => options[this.choice[s]!]?.week ?? null);
  }

  /** The largest mean cost of displacement of an OPCO. */
  private equity(): number {
    const { opcoEntries } = this.terrain;
    return this.opcoCost.reduce((worst, cost, g) => Math.max(worst, cost / opcoEntries[g]!), 0);
  }

  private count(costs: Record<SeparableTerm, number>, sign: 1 | -1): void {
    for (const term of SEPARABLE) this.totals[term] += sign * costs[term];
  }

  private place(s: number, option: Option, sign: 1 | -1): void {
    const { instance, packings, scopesOf, opcoOf } = this.terrain;
    this.count(option.costs, sign);
    this.opcoCost[opcoOf[s]!]! += sign * option.costs.fidelity;
    for (const { packing, amount } of option.uses) {
      const { soft, limit } = packings[packing]!;
      const before = this.used[packing]!;
      const after = before + sign * amount;
      this.used[packing] = after;
      if (soft) this.totals.load += Math.max(0, after - limit) - Math.max(0, before - limit);
    }
    for (const g of scopesOf[s]!)
      this.entries[g]![option.month]! += sign * instance.sessions[s]!.plannedEntries;
  }
}
