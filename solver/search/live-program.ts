/**
 * One program in one engine, kept live between levels. Both are made when first needed: a level
 * that a bound proves costs neither.
 */
import type { EngineAnswer, EngineProgress } from '../engines/engine.ts';
import type { HostedEngine, OpenHostedEngine } from '../engines/hosted.ts';
import type { EngineName } from '../engines/messages.ts';
import { failed } from '../engines/sound.ts';
import type { Candidates } from '../gates/candidates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { buildModel, levelObjective, pointOf } from '../model/build.ts';
import { holdRow } from '../model/hold.ts';
import type { Model } from '../model/model.ts';
import type { Parameters } from '../parameters/types.ts';
import { readWeeks } from '../solution/read.ts';
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

  /** Minimises a level from a plan. */
  async solve(
    level: number,
    weeks: readonly (WeekIndex | null)[],
    onProgress: (progress: LiveProgress) => void,
  ): Promise<LiveAnswer> {
    const built = await this.build();
    const { model, engine } = built;
    const { gap, nodeLimit, secondsLimit } = this.parameters.levels[level]!;
    const { point, ...answer } = await engine.solve(
      {
        ...toCosts(levelObjective(model, this.parameters.levels[level]!), model.lp.columns.length),
        start: pointOf(model, weeks),
        gap,
        nodeLimit,
        secondsLimit,
        seed: this.parameters.seed,
      },
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
