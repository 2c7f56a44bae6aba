/**
 * javascript-lp-solver: the quarterly preview, and a second opinion on small instances.
 * It may run past its own time limit and call a fractional point feasible: it lives in a worker
 * that can be ended, and every point it gives is checked here against bounds, rows and integers.
 */
import type { Engine, EngineAnswer, EngineProgram, EngineRow, EngineTask, OpenEngine } from './engine.ts';
import { type JsonModel, solveJson } from './javascript-lp-solver-module.ts';

const TOLERANCE = 1e-6;
const VERSION = '1.0.3';

/** Names that cannot clash with the words of the answer (`result`, `feasible`...). */
const columnName = (column: number): string => `c${column}`;
const rowName = (row: number): string => `r${row}`;

function rowsOf(program: EngineProgram): EngineRow[] {
  return Array.from({ length: program.rows }, (_, r) => ({
    lower: program.rowLower[r]!,
    upper: program.rowUpper[r]!,
    indices: program.indices.slice(program.starts[r], program.starts[r + 1]),
    values: program.values.slice(program.starts[r], program.starts[r + 1]),
  }));
}

function sides(lower: number, upper: number): { min?: number; max?: number; equal?: number } {
  if (lower === upper) return { equal: lower };
  return {
    ...(lower === -Infinity ? {} : { min: lower }),
    ...(upper === Infinity ? {} : { max: upper }),
  };
}

/** The program and one objective in its JSON. Every column is at least 0 in this library. */
export function toJsonModel(program: EngineProgram, rows: EngineRow[], task: EngineTask): JsonModel {
  const model: JsonModel = {
    optimize: 'cost',
    opType: 'min',
    constraints: {},
    variables: {},
    ints: {},
    options: { tolerance: task.gap, timeout: Math.max(1, Math.round(1000 * task.secondsLimit)) },
  };
  for (let c = 0; c < program.columns; c++) {
    const name = columnName(c);
    const variable: Record<string, number> = { cost: task.costs[c]! };
    model.variables[name] = variable;
    if (program.integer[c] === 1 && task.relaxed !== true) model.ints[name] = 1;
    if (program.lower[c] !== 0 || program.upper[c] !== Infinity) {
      variable[`b${c}`] = 1;
      model.constraints[`b${c}`] = sides(program.lower[c]!, program.upper[c]!);
    }
  }
  rows.forEach(({ lower, upper, indices, values }, r) => {
    model.constraints[rowName(r)] = sides(lower, upper);
    indices.forEach((column, i) => {
      model.variables[columnName(column)]![rowName(r)] = values[i]!;
    });
  });
  return model;
}

/** What a point breaks, or null: bounds, integers or rows. */
function fault(
  program: EngineProgram,
  rows: EngineRow[],
  point: Float64Array,
  relaxed: boolean,
): string | null {
  for (let c = 0; c < program.columns; c++) {
    const value = point[c]!;
    if (!(value >= program.lower[c]! - TOLERANCE && value <= program.upper[c]! + TOLERANCE))
      return `column ${c} is ${value}, outside its bounds`;
    if (!relaxed && program.integer[c] === 1 && Math.abs(value - Math.round(value)) > TOLERANCE)
      return `integer column ${c} is ${value}`;
  }
  for (const [r, { lower, upper, indices, values }] of rows.entries()) {
    let activity = 0;
    let size = 1;
    indices.forEach((column, i) => {
      activity += values[i]! * point[column]!;
      size = Math.max(size, Math.abs(values[i]! * point[column]!));
    });
    if (activity < lower - TOLERANCE * size || activity > upper + TOLERANCE * size)
      return `row ${r} is ${activity}, outside its sides`;
  }
  return null;
}

function costAt(task: EngineTask, point: Float64Array): number {
  return point.reduce((sum, value, c) => sum + value * task.costs[c]!, task.offset);
}

function solveOnce(program: EngineProgram, rows: EngineRow[], task: EngineTask): EngineAnswer {
  const started = performance.now();
  const json = solveJson(toJsonModel(program, rows, task));
  const late = performance.now() - started >= 1000 * task.secondsLimit;
  const nothing = { point: null, bound: -Infinity, nodes: 0 };
  if (!json.feasible) return { ...nothing, end: late ? 'CLOCK' : 'INFEASIBLE' };
  const point = new Float64Array(program.columns);
  for (let c = 0; c < program.columns; c++) point[c] = Number(json[columnName(c)] ?? 0);
  const wrong = fault(program, rows, point, task.relaxed === true);
  if (wrong !== null) return { ...nothing, end: late ? 'CLOCK' : 'FAILED', reason: wrong };
  return {
    end: late ? 'CLOCK' : 'OPTIMAL',
    point,
    bound: late ? -Infinity : costAt(task, point) * (1 - task.gap),
    nodes: 0,
  };
}

/** Opens a program in javascript-lp-solver. Columns with a negative lower bound are refused: it would read them as 0. */
export const openJavascriptLpSolver: OpenEngine = (program): Promise<Engine> => {
  if (program.lower.some((lower) => lower < 0))
    return Promise.reject(
      new Error('javascript-lp-solver: a column has a lower bound below 0; shift it first.'),
    );
  const rows = rowsOf(program);
  return Promise.resolve({
    name: 'javascript-lp-solver',
    version: VERSION,
    addRow: (row) => {
      rows.push(row);
    },
    solve: (task) => solveOnce(program, rows, task),
    dispose: () => {},
  });
};
