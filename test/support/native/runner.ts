/**
 * Runs a file of tests as Jest does, but for one thing: Node loads it, and what it imports, once per worker.
 *
 * Jest loads everything anew for each file, in a context apart: for most of ours that is more work than the tests.
 * The tests, hooks, time limits, errors nobody caught and reports are Jest's own.
 */

import { createRequire, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Globals, useGlobals } from './globals.ts';
import { hookImports, type ProjectConfig } from './hooks.ts';

/** What Jest's runner asks of the runtime that it is given, and the lines that it finds by it. */
interface Runtime {
  getSourceMaps(): Map<string, string>;
  requireInternalModule(path: string): unknown;
  setGlobalsForRuntime(globals: Globals): void;
  unstable_shouldLoadAsEsm(path: string): boolean;
  unstable_importModule(path: string): Promise<unknown>;
}

type RunFile = (
  globalConfig: unknown,
  config: ProjectConfig,
  environment: { global: { console: Console } },
  runtime: Runtime,
  path: string,
  tell: unknown,
) => Promise<unknown>;

const require = createRequire(import.meta.url);
const { default: runFile } = require('jest-circus/runner') as { default: RunFile };

let running: Runtime;
let hooked: Promise<void> | undefined;

/** The `testRunner` of jest.config.js. */
const runNatively: RunFile = async (globalConfig, config, environment, runtime, path, tell) => {
  running = runtime;
  hooked ??= hookImports(config, (file, map) => running.getSourceMaps().set(file, map));
  await hooked;
  const { console } = globalThis;
  const { exit } = process;
  globalThis.console = environment.global.console;
  process.exit = (code) => {
    throw new Error(`process.exit(${code}) would end every test of this worker. Start a process for it.`);
  };
  // Not awaited: this function would stand in the stack of every error.
  return runFile(globalConfig, config, environment, Object.assign(runtime, NATIVE), path, tell).finally(
    () => {
      globalThis.console = console;
      process.exit = exit;
      // Jest leaves its workers too little time to write it when they end.
      flushCompileCache();
    },
  );
};

const NATIVE: Omit<Runtime, 'getSourceMaps'> = {
  // Jest's own part is new for each file, or the tests of the file before would be reported again.
  requireInternalModule(path) {
    Reflect.deleteProperty(globalThis, Symbol.for('EVENT_HANDLERS'));
    delete require.cache[path];
    return require(path);
  },
  setGlobalsForRuntime: useGlobals,
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: (path) => import(pathToFileURL(path).href),
};

export default runNatively;
