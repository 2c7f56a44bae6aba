/**
 * What an engine is: arrays in, our own words out. Engines never see an instance, and what they
 * say is never believed: plans are judged by `verify`, bounds are compared with values.
 */

/** A program in compressed rows. Infinite sides are +-Infinity. */
export interface EngineProgram {
  columns: number;
  lower: Float64Array;
  upper: Float64Array;
  /** 1 where the column is integer. */
  integer: Uint8Array;
  rows: number;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Row r holds entries starts[r] to starts[r + 1]. */
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

/** A row added to the live program. */
export interface EngineRow {
  lower: number;
  upper: number;
  indices: Int32Array;
  values: Float64Array;
}

/** One objective to minimise over the live program. */
export interface EngineTask {
  costs: Float64Array;
  offset: number;
  /** A feasible point to start from, or null. */
  start: Float64Array | null;
  /** True to let integer columns take any value between their bounds: a bound without branching. False unless told. */
  relaxed?: boolean;
  /** Relative gap at which to stop, as a share. */
  gap: number;
  nodeLimit: number;
  secondsLimit: number;
  seed: number;
}

/**
 * How a solve ended. OPTIMAL: within the gap asked for. INFEASIBLE: no point exists. FAILED: the
 * engine broke, `reason` says how; nothing else of the answer counts.
 */
export type EngineEnd = 'OPTIMAL' | 'INFEASIBLE' | 'WORK_LIMIT' | 'CLOCK' | 'CANCELLED' | 'FAILED';

export interface EngineAnswer {
  end: EngineEnd;
  /** Best point found, or null. */
  point: Float64Array | null;
  /** No point is better than this; -Infinity when nothing is known. */
  bound: number;
  /** Branch-and-bound nodes explored. */
  nodes: number;
  reason?: string;
  /** Dual of each row, for a program without integers, or relaxed, that HiGHS solved to its optimum. */
  rowDuals?: Float64Array;
}

/** Said while a solve runs. */
export interface EngineProgress {
  /** Best value found, or null. */
  value: number | null;
  bound: number | null;
  nodes: number;
  /** The point, when a better one was just found. */
  point: Float64Array | null;
}

/** One live program in one engine, inside its worker. Synchronous: never on an event loop that serves. */
export interface Engine {
  name: string;
  version: string;
  addRow(row: EngineRow): void;
  solve(task: EngineTask, onProgress: (progress: EngineProgress) => void): EngineAnswer;
  dispose(): void;
}

/** What an engine is opened with. */
export interface EngineHost {
  /** Asked often while a solve runs. */
  isCancelled: () => boolean;
  /** The compiled WebAssembly of HiGHS, when the host has it. */
  wasmModule: WebAssembly.Module | null;
}

/** Opens a program in an engine. */
export type OpenEngine = (program: EngineProgram, host: EngineHost) => Promise<Engine>;
