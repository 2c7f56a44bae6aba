/** The linear relaxation of a model, in an engine: what it is asked for is its duals. */
import { openHostedEngine } from '../engines/hosted.ts';
import type { Expression, Row } from '../model/lp.ts';
import type { Model } from '../model/model.ts';
import { toCosts, toEngineProgram, toEngineRow } from '../search/program.ts';

/** What one unit of room in each row of a name is worth; rows that are not listed have no price. */
export type Prices = ReadonlyMap<string, number>;

/** A live relaxation. */
export interface Relaxation {
  addRow(row: Row): void;
  /**
   * The price of each row at the optimum of an objective, as a multiplier of "row - its side" has it: 0 or more for a row that
   * binds from above, 0 or less from below. Null when the engine gave no optimum in that time.
   */
  prices(objective: Expression, secondsLimit: number): Promise<Prices | null>;
  /** Ends what it is asked, and whatever it is asked later. */
  cancel(): void;
  close(): Promise<void>;
}

/** Opens the relaxation of a model: the same rows, no column whole. */
export async function openRelaxation({ lp, parameters }: Model): Promise<Relaxation> {
  const program = toEngineProgram(lp);
  const engine = await openHostedEngine('highs', { ...program, integer: new Uint8Array(program.columns) });
  const names = lp.rows.map(({ name }) => name);
  return {
    addRow(row) {
      names.push(row.name);
      engine.addRow(toEngineRow(row));
    },
    async prices(objective, secondsLimit) {
      const { rowDuals } = await engine.solve({
        ...toCosts(objective, program.columns),
        start: null,
        gap: 0,
        nodeLimit: 1,
        secondsLimit,
        seed: parameters.seed,
      });
      if (rowDuals === undefined) return null;
      const prices = new Map<string, number>();
      names.forEach((name, r) => {
        const price = -(rowDuals[r] ?? 0);
        if (price !== 0) prices.set(name, (prices.get(name) ?? 0) + price);
      });
      return prices;
    },
    cancel: () => engine.cancel(),
    close: () => engine.close(),
  };
}
