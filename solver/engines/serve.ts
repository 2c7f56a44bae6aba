/** What a worker does: it opens one engine, says so, and answers what the host asks of it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Engine, OpenEngine } from './engine.ts';
import type { EngineReply, EngineRequest, WorkerSetup } from './messages.ts';

/** Serves the engine that the host asked for, in the worker that calls this. */
export async function serve(engines: Record<WorkerSetup['engine'], OpenEngine>): Promise<void> {
  const port = parentPort!;
  const { engine: name, cancel, program, wasmModule } = workerData as WorkerSetup;
  const flag = new Int32Array(cancel);
  const reply = (message: EngineReply): void => port.postMessage(message);
  const broken = (error: unknown): void =>
    // An abort of the WebAssembly carries its whole minified source in the message: keep its first line.
    reply({ kind: 'broken', reason: String(error).split('\n')[0]!.slice(0, 300) });

  const handle = (engine: Engine, request: EngineRequest): void => {
    if (request.kind === 'addRow') engine.addRow(request.row);
    else
      reply({
        kind: 'answer',
        answer: engine.solve(request.task, (progress) => reply({ kind: 'progress', progress })),
      });
  };

  try {
    const engine = await engines[name](program, {
      isCancelled: () => Atomics.load(flag, 0) === 1,
      wasmModule,
    });
    port.on('message', (request: EngineRequest) => {
      try {
        handle(engine, request);
      } catch (error) {
        broken(error);
      }
    });
    reply({ kind: 'ready', name: engine.name, version: engine.version });
  } catch (error) {
    broken(error);
  }
}
