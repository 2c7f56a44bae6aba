/** An engine in its worker, seen from outside: promises, a limit that always holds, and a cancel. */
import { Worker } from 'node:worker_threads';
import type { EngineAnswer, EngineProgram, EngineProgress, EngineRow, EngineTask } from './engine.ts';
import { compiledHighs } from './highs-module.ts';
import type { EngineName, EngineReply, EngineRequest, WorkerSetup } from './messages.ts';
import { failed, soundAnswer, soundProgress } from './sound.ts';

/** Time an engine is left to open: compiling takes a second, on a machine with nothing else to do. */
const READY_MS = 60_000;

/** Time an engine is left, beyond its own limit or after a cancel, before its worker is ended. */
const GRACE_MS = 1500;

/** An engine that solves away from the event loop. */
export interface HostedEngine {
  name: string;
  version: string;
  addRow(row: EngineRow): void;
  /**
   * Solves one objective. Always answers: an engine that breaks or talks nonsense is FAILED, one that does not answer
   * within its limit is ended and says CLOCK (CANCELLED after a cancel), with the best point it told.
   * After either of these the engine is gone and further solves are FAILED.
   */
  solve(task: EngineTask, onProgress?: (progress: EngineProgress) => void): Promise<EngineAnswer>;
  /** Asks the running solve to stop; later ones do not start. */
  cancel(): void;
  close(): Promise<void>;
}

/** The worker's file has the ending of this one: `.ts` in the sources, `.js` once built. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Opens a program in an engine, away from the event loop. */
export type OpenHostedEngine = (engine: EngineName, program: EngineProgram) => Promise<HostedEngine>;

/** Where the engine runs, and how long it may take to open. */
export interface HostOptions {
  /** File of a worker that serves engines (`serve.ts`). */
  worker?: URL;
  /** What that worker reads in `process.argv`. */
  argv?: string[];
  readyMs?: number;
}

/** Starts a worker with one engine and one live program. Rejects when the engine cannot be loaded, or does not open in time. */
export async function openHostedEngine(
  engine: EngineName,
  program: EngineProgram,
  { worker: file = workerFile, argv = [], readyMs = READY_MS }: HostOptions = {},
): Promise<HostedEngine> {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const setup: WorkerSetup = {
    engine,
    program,
    wasmModule: engine === 'highs' ? await compiledHighs() : null,
    cancel: cancelFlag.buffer as SharedArrayBuffer,
  };
  const worker = new Worker(file, { workerData: setup, execArgv: [], argv });
  let listener: (reply: EngineReply) => void = () => {};
  let gone: string | null = null;
  const leave = (reason: string): void => {
    gone ??= reason;
    listener({ kind: 'broken', reason });
  };
  worker.on('message', (reply: EngineReply) => listener(reply));
  worker.on('error', (error) => leave(String(error).split('\n')[0]!.slice(0, 300)));
  worker.on('exit', () => leave('the worker of the engine has ended'));
  const send = (request: EngineRequest): void => worker.postMessage(request);

  const ready = await new Promise<{ name: string; version: string }>((resolve, reject) => {
    const refuse = (reason: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      reject(new Error(`${engine}: ${reason}`));
    };
    const timer = setTimeout(() => refuse(`did not open within ${readyMs / 1000} s`), readyMs);
    listener = (reply) => {
      if (reply.kind === 'ready') {
        clearTimeout(timer);
        resolve({ name: reply.name, version: reply.version });
      }
      if (reply.kind === 'broken') refuse(reply.reason);
    };
  });

  let overdue: (() => void) | null = null;
  const solve: HostedEngine['solve'] = (task, onProgress) =>
    new Promise((resolve) => {
      if (gone !== null) {
        resolve(failed(gone));
        return;
      }
      if (Atomics.load(cancelFlag, 0) === 1) {
        resolve({ end: 'CANCELLED', point: null, bound: -Infinity, nodes: 0 });
        return;
      }
      let last: EngineProgress = { value: null, bound: null, nodes: 0, point: null };
      const finish = (answer: EngineAnswer): void => {
        clearTimeout(timer);
        overdue = null;
        listener = () => {};
        resolve(answer);
      };
      const giveUp = (end: 'CLOCK' | 'CANCELLED'): void => {
        gone = 'the engine did not answer in time and was ended';
        void worker.terminate();
        finish({ end, point: last.point, bound: last.bound ?? -Infinity, nodes: last.nodes, reason: gone });
      };
      const timer = setTimeout(() => giveUp('CLOCK'), 1000 * task.secondsLimit + GRACE_MS);
      overdue = () => giveUp('CANCELLED');
      listener = (reply) => {
        if (reply.kind === 'progress') {
          const progress = soundProgress(reply.progress, program);
          last = { ...progress, point: progress.point ?? last.point };
          onProgress?.(progress);
        } else if (reply.kind === 'answer') finish(soundAnswer(reply.answer, program, task.relaxed === true));
        else if (reply.kind === 'broken') finish(failed(reply.reason));
      };
      send({ kind: 'solve', task });
    });

  return {
    ...ready,
    addRow: (row) => send({ kind: 'addRow', row }),
    solve,
    cancel: () => {
      Atomics.store(cancelFlag, 0, 1);
      if (overdue !== null) setTimeout(() => overdue?.(), GRACE_MS).unref();
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
