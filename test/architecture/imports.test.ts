import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import { forbiddenImports } from './import-rules.ts';
import { unerasableIn, worldIn } from './purity.ts';
import { importsOf, parse } from './source.ts';

/** The code of the house, by project path. */
function readHouse(): Map<string, string> {
  const root = projectRoot();
  const files = new Map<string, string>();
  for (const folder of readdirSync(root, { withFileTypes: true })) {
    if (!['src', 'solver', 'schema', 'data', 'web'].includes(folder.name)) continue;
    for (const entry of readdirSync(join(root, folder.name), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.parentPath.includes('node_modules'))
        continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  }
  return files;
}

/** `from -> to: rule`, one line per import that breaks one. */
function judge(files: Map<string, string>): string[] {
  const imports = [...files].flatMap(([path, code]) => importsOf(path, parse(path, code)));
  return forbiddenImports(imports).map(({ from, to, rule }) => `${from} -> ${to}: ${rule}`);
}

const house = readHouse();
const solverFiles = [...house].filter(([path]) => path.startsWith('solver/'));

describe('the house as it stands', () => {
  test('was read', () => {
    expect(solverFiles.length).toBeGreaterThan(20);
    expect([...house.keys()]).toEqual(
      expect.arrayContaining(['src/main.ts', 'solver/index.ts', 'schema/build.ts']),
    );
  });

  test('has no import that its rules forbid', () => {
    expect(judge(house)).toEqual([]);
  });

  test('keeps clock, randomness and environment out of the solver', () => {
    expect(solverFiles.flatMap(([path, code]) => worldIn(path, parse(path, code)))).toEqual([]);
  });

  test('has only erasable TypeScript where Node loads the sources themselves', () => {
    const loaded = [...house].filter(([path]) => /^(solver|src\/(runs|db\/embedded))\//.test(path));
    expect(loaded.flatMap(([path, code]) => unerasableIn(path, code))).toEqual([]);
  });
});

describe('an import that breaks a rule is seen', () => {
  test.each([
    [
      'solver/model/build.ts',
      "import { toCents } from '../../src/domain/money.ts';",
      'solver/ imports nothing of ours',
    ],
    ['solver/model/build.ts', "import { MikroORM } from '@mikro-orm/core';", 'no ORM, GraphQL or HTTP'],
    ['src/domain/money.ts', "export { solve } from '../../solver/index.ts';", 'src/domain imports nothing'],
    ['src/db/orm.ts', "const seed = await import('../imports/save.ts');", 'src/entities and src/db import'],
    [
      'src/runs/worker.ts',
      "import { verify } from '../../solver/validation/verify.ts';",
      'use cases import solver/index.ts',
    ],
    [
      'src/scenarios/fork.ts',
      "import { Context } from '../../schema/context.ts';",
      'use cases import solver/index.ts',
    ],
    [
      'schema/run/run.resolver.ts',
      "import { solve } from '../../solver/index.ts';",
      'types of solver/index.ts',
    ],
    [
      'schema/run/run.resolver.ts',
      "import { type Plan, solve } from '../../solver/index.ts';",
      'types of solver/index.ts',
    ],
    [
      'schema/run/run.resolver.ts',
      "import type { Lp } from '../../solver/model/lp.ts';",
      'types of solver/index.ts',
    ],
    [
      'src/http/server.ts',
      "import { Campaign } from '../entities/campaign.ts';",
      'what surrounds the application',
    ],
    ['src/runs/queue.ts', "import { start } from '../main.ts';", 'where everything is put together'],
    ['src/imports/save.ts', "import { row } from '../../test/support/rows.ts';", 'imports test/'],
    ['web/board.ts', "import { Campaign } from '../src/entities/campaign.ts';", 'web/ knows'],
    [
      'solver/allocation/verify.ts',
      "import { shareOut } from './share-out.ts';",
      'the judges of a split are a second opinion',
    ],
    ['solver/validation/verify.ts', "import { build } from '../model/build.ts';", 'second opinion'],
    [
      'solver/model/constraints/peak.ts',
      "import { term } from '../objectives/smoothing.ts';",
      'constraints import neither',
    ],
    ['solver/model/constraints/peak.ts', "import { row } from './balance.ts';", 'constraints import neither'],
    [
      'solver/model/objectives/fidelity.ts',
      "import { solve } from '../../engines/highs.ts';",
      'objectives import neither',
    ],
    [
      'solver/engines/highs.ts',
      "import type { Instance } from '../instance/types.ts';",
      'engines never see an instance',
    ],
    [
      'solver/engines/highs.ts',
      "let i: import('../instance/types.ts').Instance;",
      'engines never see an instance',
    ],
    [
      'src/scenarios/fork.ts',
      "new Worker(new URL('../../solver/engines/worker.ts', import.meta.url));",
      'use cases import',
    ],
    ['src/runs/queue.ts', 'await import(name);', 'written out'],
  ])('%s: %s', (path, code, rule) => {
    expect(judge(new Map([[path, code]]))).toContainEqual(expect.stringContaining(rule));
  });

  test.each([
    ['schema/run/run.resolver.ts', "import type { Plan } from '../../solver/index.ts';"],
    ['schema/run/run.resolver.ts', "import { type Plan, type Verdict } from '../../solver/index.ts';"],
    ['src/runs/worker.ts', "import { solve } from '../../solver/index.ts';"],
    [
      'src/main.ts',
      "import { solve } from '../solver/index.ts'; import { buildContract } from '../schema/build.ts';",
    ],
    ['src/cli/solve.ts', "import { solve } from '../../solver/index.ts';"],
    ['solver/engines/highs.ts', "import highs from 'highs'; import { Worker } from 'node:worker_threads';"],
  ])('and one that the rules allow is let through: %s: %s', (path, code) => {
    expect(judge(new Map([[path, code]]))).toEqual([]);
  });
});

describe('what a file of the solver may not contain is seen', () => {
  test.each([
    ['Date.now();', 'Date.now'],
    ['const today = new Date();', 'new Date()'],
    ['const x = Math.random() * 2;', 'Math.random'],
    ['const { HOME } = process.env;', 'process.env'],
    ['const t = performance.now();', 'performance.now'],
  ])('%s', (code, found) => {
    const file = 'solver/model/build.ts';
    expect(worldIn(file, parse(file, code))).toEqual([expect.objectContaining({ file, found })]);
  });

  test('a date that is given and the time a search takes are no clock', () => {
    expect(worldIn('solver/instance/dates.ts', parse('x.ts', "new Date('2022-01-03');"))).toEqual([]);
    expect(worldIn('solver/search/solve.ts', parse('x.ts', 'performance.now();'))).toEqual([]);
  });

  test.each([
    'enum Grid { WEEK }',
    'class A { constructor(readonly x: number) {} }',
    'namespace N { export const x = 1; }',
  ])('unerasable: %s', (code) => {
    expect(unerasableIn('solver/x.ts', code)).toHaveLength(1);
  });
});
