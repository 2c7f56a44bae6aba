/**
 * Mutation testing: `npm run mutation` tries every file of the folders that it holds, `npm run mutation -- <folder or
 * file>...` some of them, and both write `docs/mutation.md` from what is known. A file whose source and tests did not
 * change since it was tried is not tried again; `--fresh` tries it all the same. Ends with 1 when a folder is below
 * the least score.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { FOLDERS, sourcesUnder, testsOf } from './files.ts';
import { LEAST_SCORE, pageOf, scoreOf } from './page.ts';
import { type FileResult, fingerprintOf, keep, keptResult, readResult } from './results.ts';

const args = process.argv.slice(2);
const places = args.filter((arg) => !arg.startsWith('--'));
const isFresh = args.includes('--fresh');
const concurrency = Number(process.env.MUTATION_CONCURRENCY ?? 2);

for (const source of sourcesUnder(places.length === 0 ? FOLDERS : places)) {
  const tests = testsOf(source);
  const fingerprint = fingerprintOf(source, tests);
  if (!isFresh && keptResult(source)?.fingerprint === fingerprint) continue;
  // Read by test/mutation/jest.config.js in the process that Stryker starts.
  process.env.MUTATION_TESTS = tests.join(',');
  const mutants = await new Stryker({ mutate: [source], concurrency }).runMutationTest();
  const result = readResult(source, fingerprint, mutants);
  keep(result);
  process.stdout.write(
    `${source}: ${scoreOf([result]).toFixed(1)} % of ${result.killed + result.survivors.length}\n`,
  );
}

/** Results that still say something of the files as they are. */
const current = new Map<string, FileResult | null>(
  sourcesUnder(FOLDERS).map((source) => {
    const kept = keptResult(source);
    return [source, kept?.fingerprint === fingerprintOf(source, testsOf(source)) ? kept : null];
  }),
);
const results = [...current.values()].filter((result) => result !== null);
const notTried = [...current].filter(([, result]) => result === null).map(([source]) => source);
writeFileSync('docs/mutation.md', pageOf(results, notTried, versions()));
for (const folder of FOLDERS) {
  const ofFolder = results.filter(({ source }) => source.startsWith(`${folder}/`));
  if (ofFolder.length === 0) continue;
  const score = scoreOf(ofFolder);
  process.stdout.write(`${folder}: ${score.toFixed(1)} %\n`);
  if (score < LEAST_SCORE) process.exitCode = 1;
}

function versions(): string {
  const { version } = JSON.parse(readFileSync('node_modules/@stryker-mutator/core/package.json', 'utf8'));
  return `Stryker ${version}, Node ${process.version.slice(1)}`;
}
