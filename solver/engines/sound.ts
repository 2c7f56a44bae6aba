/**
 * What an engine says, before anybody reads it: an answer has its form, numbers that are numbers, and a point
 * inside the bounds of its columns; anything else is FAILED. Whether it is true is judged by the search.
 */
import { types } from 'node:util';
import type { EngineAnswer, EngineEnd, EngineProgram, EngineProgress } from './engine.ts';

/** How far from its bounds, or from a whole number, a column may be: a hundred times what engines allow themselves. */
const TOLERANCE = 1e-4;

const ENDS: readonly EngineEnd[] = ['OPTIMAL', 'INFEASIBLE', 'WORK_LIMIT', 'CLOCK', 'CANCELLED', 'FAILED'];

/** The answer of an engine that broke, or that said what cannot be read. */
export function failed(reason: string): EngineAnswer {
  return { end: 'FAILED', point: null, bound: -Infinity, nodes: 0, reason };
}

/**
 * An answer as it may be read. FAILED and INFEASIBLE have no point and prove no bound. The point of a `relaxed` program
 * need not be whole.
 */
export function soundAnswer(said: unknown, program: EngineProgram, relaxed = false): EngineAnswer {
  if (!isRecord(said)) return failed(`the engine answered ${shown(said)}`);
  const { end, point, bound, nodes, reason, rowDuals } = said;
  if (!ENDS.includes(end as EngineEnd)) return failed(`the engine ended with ${shown(end)}`);
  const because = typeof reason === 'string' ? { reason } : {};
  const counted = isCount(nodes) ? nodes : 0;
  if (end === 'FAILED' || end === 'INFEASIBLE')
    return { end, point: null, bound: -Infinity, nodes: counted, ...because };
  const wrong = point === null ? null : faultOf(point, program, relaxed);
  if (wrong !== null) return failed(`the engine gave no point of the program: ${wrong}`);
  if (typeof bound !== 'number' || Number.isNaN(bound) || bound === Infinity)
    return failed(`the engine gave the bound ${shown(bound)}`);
  return {
    end: end as EngineEnd,
    point: point as Float64Array | null,
    bound,
    nodes: counted,
    ...because,
    ...(types.isFloat64Array(rowDuals) ? { rowDuals } : {}),
  };
}

/** What is told while a solve runs, without what cannot be read. */
export function soundProgress(said: unknown, program: EngineProgram): EngineProgress {
  const { value, bound, nodes, point } = isRecord(said) ? said : {};
  return {
    value: isNumber(value) ? value : null,
    bound: isNumber(bound) ? bound : null,
    nodes: isCount(nodes) ? nodes : 0,
    point: faultOf(point, program, false) === null ? (point as Float64Array) : null,
  };
}

/** Why something is no point of a program, or null when it is one as far as its columns go. */
function faultOf(
  point: unknown,
  { columns, lower, upper, integer }: EngineProgram,
  relaxed: boolean,
): string | null {
  if (!types.isFloat64Array(point)) return `it is ${shown(point)}`;
  if (point.length !== columns) return `it has ${point.length} columns of ${columns}`;
  for (const [c, value] of point.entries()) {
    if (!(value >= lower[c]! - TOLERANCE && value <= upper[c]! + TOLERANCE))
      return `column ${c} is ${value}, outside its bounds`;
    if (!relaxed && integer[c] === 1 && Math.abs(value - Math.round(value)) > TOLERANCE)
      return `integer column ${c} is ${value}`;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return isNumber(value) && value >= 0;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `« ${value.slice(0, 60)} »` : String(value).slice(0, 60);
}
