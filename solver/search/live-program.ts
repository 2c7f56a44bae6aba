/**
 * One program in one engine, kept live between levels. Both are made when first needed: a level
 * that a bound proves costs neither.
 */
import type { EngineAnswer, EngineProgress, EngineTask } from '../engines/engine.ts';
import type { HostedEngine, OpenHostedEngine } from '../engines/hosted.ts';
import type { EngineName } from '../engines/messages.ts';
import { failed } from '../engines/sound.ts';
import type { Candidates } from '../gates/candidates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { buildModel, levelObjective, pointOf } from '../model/build.ts';
import { holdRow } from '../model/hold.ts';
import type { Model } from '../model/model.ts';
import type { Parameters } from '../parameters/types.ts';
import { readShares, readWeeks, type Share } from '../solution/read.ts';
import { toCosts, toEngineProgram, toEngineRow } from './program.ts';

/** Name given where no engine was needed. */
export const NO_ENGINE = { name: 'none', version: '' };

/** What an engine answered, its point read as a plan; a point that says no plan is FAILED. */
export interface LiveAnswer extends Omit<EngineAnswer, 'point'> {
  weeks: (WeekIndex | null)[] | null;
}

/** What an engine told while it solves, its point read as a plan; null when there is none or it is no plan. */
export interface LiveProgress extends Omit<EngineProgress, 'point'> {
  weeks: (WeekIndex | null)[] | null;
}

/** What is known once decisions may be split. */
export interface Relaxed {
  bound: number;
  /** Null when the engine gave nothing. */
  shares: Share[][] | null;
  /** What it took of the level's limit on the clock. */
  seconds: number;
  /** The clock ended it: nothing of the limit is left. */
  isLate: boolean;
  /** Set when the engine had to be ended. */
  reason?: string;
}

export const NOTHING_RELAXED: Relaxed = { bound: -Infinity, shares: null, seconds: 0, isLate: false };

export class LiveProgram {
  private readonly instance: Instance;
  private readonly parameters: Parameters;
  private readonly candidates: Candidates;
  private readonly openEngine: OpenHostedEngine;
  private readonly holds: { level: number; atMost: number }[] = [];
  private built: { model: Model; engine: HostedEngine } | null = null;
  private cancelled = false;

  constructor(
    instance: Instance,
    parameters: Parameters,
    candidates: Candidates,
    openEngine: OpenHostedEngine,
  ) {
    this.instance = instance;
    this.parameters = parameters;
    this.candidates = candidates;
    this.openEngine = openEngine;
  }

  /** Engine that was used, or `NO_ENGINE`. */
  get engine(): { name: string; version: string } {
    if (this.built === null) return NO_ENGINE;
    const { name, version } = this.built.engine;
    return { name, version };
  }

  /** Columns and rows of the program; 0 when it was never built. */
  get size(): { columns: number; rows: number } {
    const { columns = [], rows = [] } = this.built?.model.lp ?? {};
    return { columns: columns.length, rows: rows.length };
  }

  /** Keeps a level at no more than a value from now on. */
  hold(level: number, atMost: number): void {
    if (this.built === null) this.holds.push({ level, atMost });
    else this.addHold(this.built, level, atMost);
  }

  /**
   * The bound of a level when decisions may be split, and the shares of the point that reaches it. javascript-lp-solver
   * is not asked: it may never end on a program of this size, and there would be nothing left to branch with.
   */
  async relax(level: number): Promise<Relaxed> {
    if (this.parameters.engine === 'javascript-lp-solver') return NOTHING_RELAXED;
    const built = await this.build();
    const started = performance.now();
    const { point, bound, end, reason } = await built.engine.solve({
      ...this.taskOf(built, level),
      relaxed: true,
    });
    const seconds = (performance.now() - started) / 1000;
    if (end === 'OPTIMAL' && point !== null)
      return { bound, shares: readShares(built.model, point), seconds, isLate: false };
    const isLate = end === 'CLOCK';
    return { ...NOTHING_RELAXED, seconds, isLate, ...(isLate && reason !== undefined ? { reason } : {}) };
  }

  /** Minimises a level from a plan, within `secondsLimit`. */
  async solve(
    level: number,
    weeks: readonly (WeekIndex | null)[],
    secondsLimit: number,
    onProgress: (progress: LiveProgress) => void,
  ): Promise<LiveAnswer> {
    const built = await this.build();
    const { model, engine } = built;
    const { point, ...answer } = await engine.solve(
      { ...this.taskOf(built, level), start: pointOf(model, weeks), secondsLimit },
      ({ point: found, ...told }) =>
        onProgress({ ...told, weeks: found === null ? null : readWeeks(model, found) }),
    );
    if (point === null) return { ...answer, weeks: null };
    const plan = readWeeks(model, point);
    if (plan !== null) return { ...answer, weeks: plan };
    const { point: _, ...broken } = failed('the engine gave a point that says no plan');
    return { ...broken, weeks: null };
  }

  /** Asks the running solve, and any later one, to stop. */
  cancel(): void {
    this.cancelled = true;
    this.built?.engine.cancel();
  }

  async close(): Promise<void> {
    await this.built?.engine.close();
  }

  private taskOf({ model }: { model: Model }, level: number): EngineTask {
    const { seed, levels } = this.parameters;
    const { gap, nodeLimit, secondsLimit } = levels[level]!;
    const costs = toCosts(levelObjective(model, levels[level]!), model.lp.columns.length);
    return { ...costs, start: null, gap, nodeLimit, secondsLimit, seed };
  }

  private addHold(
    { model, engine }: { model: Model; engine: HostedEngine },
    level: number,
    atMost: number,
  ): void {
    engine.addRow(toEngineRow(holdRow(model, this.parameters.levels[level]!, atMost)));
  }

  private async build(): Promise<{ model: Model; engine: HostedEngine }> {
    if (this.built !== null) return this.built;
    const model = buildModel(this.instance, this.parameters, this.candidates);
    this.built = { model, engine: await this.open(model) };
    for (const { level, atMost } of this.holds) this.addHold(this.built, level, atMost);
    if (this.cancelled) this.built.engine.cancel();
    return this.built;
  }

  /** The engine asked for; one that cannot be opened answers FAILED to everything, and the plan at hand stands. */
  private async open(model: Model): Promise<HostedEngine> {
    const { engine } = this.parameters;
    const name: EngineName = engine === 'auto' ? 'highs' : engine;
    try {
      return await this.openEngine(name, toEngineProgram(model.lp));
    } catch (error) {
      const answer = failed(String(error));
      return {
        name,
        version: '',
        addRow: () => {},
        solve: () => Promise.resolve(answer),
        cancel: () => {},
        close: () => Promise.resolve(),
      };
    }
  }
}
