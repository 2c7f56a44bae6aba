/** What the host and the engine worker say to each other. */
import type { EngineAnswer, EngineProgram, EngineProgress, EngineRow, EngineTask } from './engine.ts';

/** Engines that exist. */
export type EngineName = 'highs' | 'javascript-lp-solver';

/** Given to the worker when it starts. */
export interface WorkerSetup {
  engine: EngineName;
  program: EngineProgram;
  /** The compiled WebAssembly of HiGHS, so that a worker need not compile it again. */
  wasmModule: WebAssembly.Module | null;
  /** One Int32: 1 asks the engine to stop. */
  cancel: SharedArrayBuffer;
}

export type EngineRequest = { kind: 'addRow'; row: EngineRow } | { kind: 'solve'; task: EngineTask };

export type EngineReply =
  | { kind: 'ready'; name: string; version: string }
  | { kind: 'progress'; progress: EngineProgress }
  | { kind: 'answer'; answer: EngineAnswer }
  | { kind: 'broken'; reason: string };
