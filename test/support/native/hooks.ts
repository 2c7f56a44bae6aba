import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createScriptTransformer } from '@jest/transform';

/** How a project is tested, as Jest reads jest.config.js. */
export type ProjectConfig = Parameters<typeof createScriptTransformer>[0];

type Compiler = Awaited<ReturnType<typeof createScriptTransformer>>;

/** What Node runs natively: no import is compiled away, nothing is instrumented. */
const AS_A_MODULE: Parameters<Compiler['transform']>[1] = {
  collectCoverage: false,
  collectCoverageFrom: [],
  coverageProvider: 'v8',
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};

/**
 * From now on imports of this process find our functions under the name `@jest/globals`, and the decorators of
 * `schema/` compiled by the transform of jest.config.js. Everything else Node loads by itself, types stripped.
 *
 * @param mapped is told where the source map of a compiled file is, by the address of the file.
 */
export async function hookImports(
  config: ProjectConfig,
  mapped: (file: string, map: string) => void,
): Promise<void> {
  const compiler = await createScriptTransformer(config);
  const globals = new URL('./globals.ts', import.meta.url).href;
  const contract = pathToFileURL(join(config.rootDir, 'schema/')).href;
  registerHooks({
    resolve: (name, context, next) =>
      name === '@jest/globals' ? { url: globals, shortCircuit: true } : next(name, context),
    load(url, context, next) {
      if (!url.startsWith(contract) || !url.endsWith('.ts')) return next(url, context);
      const { code, sourceMapPath } = compiler.transform(fileURLToPath(url), AS_A_MODULE);
      if (sourceMapPath !== null) mapped(url, sourceMapPath);
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}
