/**
 * A plan under change: what a move costs at every level, without a solver.
 * Used to find first plans and better starts; the last word is `verify`'s.
 */
import type { Packing } from '../model/packing.ts';
import {
  type Costs,
  costAt,
  type Option,
  roughness,
  SEPARABLE,
  type Terrain,
  unevenness,
} from './terrain.ts';

/** A limit that a start would exceed, and by how much in whole units. */
export interface Shortage {
  packing: Packing;
  excess: number;
}

/** Position of the cost of displacement, which equity shares out by OPCO. */
const FIDELITY = costAt('fidelity');

// Taken once: it runs millions of times, and a global is looked up anew each time.
const { max } = Math;

/** A plan: the option chosen for each session (-1: left out), and what it costs. */
export class PlanState {
  readonly terrain: Terrain;
  /** Position in `terrain.options[s]`, or -1. */
  readonly choice: Int32Array;
  private readonly used: Float64Array;
  private readonly entries: Float64Array[];
  private readonly rough: Float64Array;
  /** 1 where entries changed since the roughness of a scope was last counted. */
  private readonly stale: Uint8Array;
  private readonly uneven: Float64Array;
  private readonly opcoCost: Float64Array;
  /** Sums of the separable terms that some level weighs, in the order of `SEPARABLE`. */
  private readonly totals = new Float64Array(SEPARABLE.length);
  private load = 0;

  constructor(terrain: Terrain) {
    this.terrain = terrain;
    this.choice = new Int32Array(terrain.options.length).fill(-1);
    this.used = new Float64Array(terrain.packings.length);
    this.entries = terrain.scopes.map(() => new Float64Array(terrain.instance.months.length));
    this.rough = new Float64Array(terrain.scopes.length);
    this.stale = new Uint8Array(terrain.scopes.length).fill(1);
    this.uneven = new Float64Array(terrain.scopes.length);
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
    const { options, leftOut, scopesOf } = this.terrain;
    if (before >= 0) this.place(s, options[s]![before]!, -1);
    else this.count(leftOut[s]!, -1);
    if (option >= 0) this.place(s, options[s]![option]!, 1);
    else this.count(leftOut[s]!, 1);
    this.choice[s] = option;
    for (const g of scopesOf[s]!) this.stale[g] = 1;
  }

  /** Value of a level: the sum of its terms, each times its weight. */
  value(level: number): number {
    const { separable, smoothing, load, equity } = this.terrain.weights[level]!;
    let value = load * this.load;
    if (smoothing > 0) value += smoothing * this.roughness();
    for (let t = 0; t < separable.length; t++) value += separable[t]! * this.totals[t]!;
    if (equity > 0) value += equity * this.equity();
    return value;
  }

  /** What local search follows: the value of a level, and among equal peaks the more even months. */
  guide(level: number): number {
    let guide = this.value(level);
    const { smoothing } = this.terrain.weights[level]!;
    if (smoothing > 0) for (const uneven of this.uneven) guide += smoothing * uneven;
    return guide;
  }

  /** The week of each session, null where it is left out. */
  weeks(): (number | null)[] {
    return this.terrain.options.map((options, s) => options[this.choice[s]!]?.week ?? null);
  }

  /** The term `smoothing`: counted when asked, only for the scopes that changed. */
  private roughness(): number {
    let sum = 0;
    for (let g = 0; g < this.rough.length; g++) {
      if (this.stale[g] === 1) {
        this.rough[g] = roughness(this.terrain, this.terrain.scopes[g]!, this.entries[g]!);
        this.uneven[g] = unevenness(this.terrain, this.entries[g]!);
        this.stale[g] = 0;
      }
      sum += this.rough[g]!;
    }
    return sum;
  }

  /** The largest mean cost of displacement of an OPCO. */
  private equity(): number {
    const { opcoEntries } = this.terrain;
    return this.opcoCost.reduce((worst, cost, g) => max(worst, cost / opcoEntries[g]!), 0);
  }

  private count(costs: Costs, sign: 1 | -1): void {
    const { weighed } = this.terrain;
    for (let i = 0; i < weighed.length; i++) {
      const t = weighed[i]!;
      this.totals[t]! += sign * costs[t]!;
    }
  }

  private place(s: number, option: Option, sign: 1 | -1): void {
    const { packings, scopesOf, opcoOf, entriesOf, weighsEquity } = this.terrain;
    this.count(option.costs, sign);
    if (weighsEquity) this.opcoCost[opcoOf[s]!]! += sign * option.costs[FIDELITY]!;
    for (const { packing, amount } of option.uses) {
      const { soft, limit } = packings[packing]!;
      const before = this.used[packing]!;
      const after = before + sign * amount;
      this.used[packing] = after;
      if (soft) this.load += max(0, after - limit) - max(0, before - limit);
    }
    const entries = sign * entriesOf[s]!;
    for (const g of scopesOf[s]!) this.entries[g]![option.month]! += entries;
  }
}
