/** What mutation testing found, file by file, kept so that a file that did not change is not tried again. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

const KEPT = '.metronome/mutation';

/** A mutant that no test noticed. */
export interface Survivor {
  line: number;
  mutator: string;
  /** What the code says, and what the mutant said instead. */
  original: string;
  replacement: string;
  /** False when no test even ran it. */
  covered: boolean;
}

/** Mutants of one file. */
export interface FileResult {
  source: string;
  /** Fingerprint of the file and of the tests that tried it. */
  fingerprint: string;
  /** Noticed by a test, those that never end included. */
  killed: number;
  survivors: Survivor[];
}

/** Fingerprint of a source, of its tests, and of all that these read in the test tree. */
export function fingerprintOf(source: string, tests: string[]): string {
  const golden = tests.some((path) => path.endsWith('/golden.test.ts'))
    ? globSync('test/solver/model/golden/*')
    : [];
  const hash = createHash('sha256');
  for (const path of [source, ...withImports(tests), ...golden.sort()]) hash.update(readFileSync(path));
  return hash.digest('hex');
}

/** Some files of the test tree with those of it that they import, in order. */
function withImports(paths: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, target] of readFileSync(path, 'utf8').matchAll(/from '(\.[^']+\.ts)'/g)) {
      const imported = join(dirname(path), target!);
      if (imported.startsWith('test/')) visit(imported);
    }
  };
  for (const path of paths) visit(path);
  return [...found].sort();
}

/** From Stryker's words to ours. Mutants that do not compile, or that were never meant to be tried, are not counted. */
export function readResult(source: string, fingerprint: string, mutants: MutantResult[]): FileResult {
  // Lines and columns are counted from 1, and the end is after the last character.
  const text = readFileSync(source, 'utf8').split('\n');
  const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const survivors = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ location: { start, end }, mutatorName, replacement, status }) => ({
      line: start.line,
      mutator: mutatorName,
      original: (text[start.line - 1] ?? '').slice(
        start.column - 1,
        end.line === start.line ? end.column - 1 : undefined,
      ),
      replacement: replacement ?? '',
      covered: status === 'Survived',
    }))
    .sort((a, b) => a.line - b.line);
  return { source, fingerprint, killed, survivors };
}

function pathOf(source: string): string {
  return `${KEPT}/${source.replaceAll('/', '__')}.json`;
}

/** The result kept for a source, or null when there is none. */
export function keptResult(source: string): FileResult | null {
  try {
    return JSON.parse(readFileSync(pathOf(source), 'utf8')) as FileResult;
  } catch {
    return null;
  }
}

/** Keeps a result for the next run. */
export function keep(result: FileResult): void {
  mkdirSync(dirname(pathOf(result.source)), { recursive: true });
  writeFileSync(pathOf(result.source), `${JSON.stringify(result, null, 2)}\n`);
}
