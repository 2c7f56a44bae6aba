/** The JSON documents of a run, with their types: what we wrote, read back. */

import { defaultParameters, type Instance, type Parameters, type SolveResult } from '../../solver/index.ts';
import type { OptimizationRun } from '../entities/index.ts';
import type { LeftOut } from '../scenarios/build-instance/index.ts';

/** What is told of one level while a run goes on. */
export interface LevelProgress {
  level: string;
  value: number | null;
  bound: number | null;
  gap: number | null;
}

/** What is told of a run while it goes on. */
export interface RunProgress {
  /** Level being solved; `first-plan` for the plan found before any engine starts. */
  level: string;
  value: number | null;
  bound: number | null;
  gap: number | null;
  elapsedMs: number;
  /** True once a verified plan exists: cancelling would keep it. */
  hasPlan: boolean;
  /** The last word of every level started so far, in their order. */
  levels: LevelProgress[];
}

/** The instance of a run, which must have been populated. */
export function instanceOf(run: OptimizationRun): Instance {
  return run.instance as unknown as Instance;
}

/** The parameters of a run; one that did not exist when it was launched has its default, by which it was solved. */
export function parametersOf(run: OptimizationRun): Parameters {
  return { ...defaultParameters(), ...(run.parameters as unknown as Parameters) };
}

/** How a run ended, or null; it must have been populated. */
export function resultOf(run: OptimizationRun): SolveResult | null {
  return run.result as unknown as SolveResult | null;
}

/** The last progress of a run, or null before the first. */
export function progressOf(run: OptimizationRun): RunProgress | null {
  return run.progress as unknown as RunProgress | null;
}

/** The sessions that the instance of a run leaves out. */
export function leftOutOf(run: OptimizationRun): LeftOut[] {
  return run.leftOut as unknown as LeftOut[];
}

/** A document as a JSON column takes it. */
export function asDocument(value: object): Record<string, unknown> {
  return value as Record<string, unknown>;
}
