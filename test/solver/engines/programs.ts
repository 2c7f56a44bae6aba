/** Small programs for engine tests, written as rows a person reads. */
import type { EngineProgram, EngineTask } from '../../../solver/engines/engine.ts';
import { type Random, seededRandom } from '../../../solver/random.ts';

/** `lower <= row . x <= upper` over all columns. */
export interface DenseRow {
  row: number[];
  lower?: number;
  upper?: number;
}

/** A program over columns in [0, upper], all integer or none. */
export function aProgram(
  columns: number,
  rows: DenseRow[],
  integer = false,
  upper = Infinity,
): EngineProgram {
  const entries = rows.map(({ row }) => row.flatMap((value, c) => (value === 0 ? [] : [{ c, value }])));
  const starts = new Int32Array(rows.length + 1);
  entries.forEach((list, r) => {
    starts[r + 1] = starts[r]! + list.length;
  });
  return {
    columns,
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(upper),
    integer: new Uint8Array(columns).fill(integer ? 1 : 0),
    rows: rows.length,
    rowLower: Float64Array.from(rows, ({ lower = -Infinity }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper = Infinity }) => upper),
    starts,
    indices: Int32Array.from(entries.flat(), ({ c }) => c),
    values: Float64Array.from(entries.flat(), ({ value }) => value),
  };
}

/** Minimise the costs with room to spare, unless told. */
export function aTask(costs: number[], rest: Partial<EngineTask> = {}): EngineTask {
  return {
    costs: Float64Array.from(costs),
    offset: 0,
    start: null,
    gap: 0,
    nodeLimit: 100_000,
    secondsLimit: 20,
    seed: 1,
    ...rest,
  };
}

function draw(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** A random program around a known point, rows of all three kinds: feasible, bounded, the same for the same seed. */
export function randomProgram(seed: number, columns: number, rows: number, integer: boolean) {
  const random = seededRandom(seed);
  const point = Array.from({ length: columns }, () => draw(random, 0, 5));
  const costs = Array.from({ length: columns }, () => draw(random, 1, 20));
  const dense = Array.from({ length: rows }, (): DenseRow => {
    const row = Array.from({ length: columns }, () => (random() < 0.4 ? draw(random, -9, 9) : 0));
    const activity = row.reduce((sum, value, c) => sum + value * point[c]!, 0);
    const kind = random();
    if (kind < 0.2) return { row, lower: activity, upper: activity };
    return kind < 0.6
      ? { row, lower: activity - draw(random, 0, 5) }
      : { row, upper: activity + draw(random, 0, 5) };
  });
  return { program: aProgram(columns, dense, integer), costs };
}
