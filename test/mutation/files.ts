/** Which files are mutated, and which tests must notice. */
import { existsSync, globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Folders that mutation testing holds: a fault there is a wrong plan that looks right. */
export const FOLDERS = ['solver/validation', 'solver/gates', 'solver/model'] as const;

/** Tables of contents: every rule's test is a test of theirs. */
const SHARED = ['verify.ts', 'judge-gates.ts', 'candidates.ts'];

/** Tests beside the own one of a file: the golden LP of each rule, the judge's opinion of what months measure, and proofs that lie. */
const BESIDE: readonly [RegExp, string][] = [
  [/^solver\/model\/(build|constraints\/.*|objectives\/.*)\.ts$/, 'test/solver/model/golden.test.ts'],
  [/^solver\/model\/constraints\/(entries|balance|peak)\.ts$/, 'test/solver/model/judged.test.ts'],
  [
    /^solver\/validation\/proof\/(level-bound|limit-rows|priced-limits)\.ts$/,
    'test/solver/validation/proof/hostile.test.ts',
  ],
];

/** Source files under some folders or files, in order. */
export function sourcesUnder(places: readonly string[]): string[] {
  return places
    .flatMap((place) => (place.endsWith('.ts') ? [place] : globSync(`${place}/**/*.ts`)))
    .sort(byName);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/**
 * Tests that must notice a mutant of a file: its own, found by its name, with those beside it; else all the tests of
 * the folder that it stands in. A rule is held by its own tests, not by a solve that happens to pass by,
 * and one file runs in a tenth of the time.
 */
export function testsOf(source: string): string[] {
  const folder = FOLDERS.find((name) => source.startsWith(`${name}/`));
  if (folder === undefined)
    throw new RangeError(`${source}: expected a file under ${FOLDERS.join(', ')}. Name one of those.`);
  const name = `${basename(source, '.ts')}.test.ts`;
  const own = [
    `test/${source.slice(0, -3)}.test.ts`,
    `test/${folder}/${name}`,
    ...BESIDE.filter(([files]) => files.test(source)).map(([, test]) => test),
  ];
  const found = [...new Set(own)].filter((path) => existsSync(path));
  // As jest.config.js leaves out; and proofs are no judge of plans.
  const tries = (path: string) =>
    !/(speed|agreement)\.test\.ts$/.test(path) && (source.includes('/proof/') || !path.includes('/proof/'));
  const isNamed = found.some((path) => basename(path) === name) && !SHARED.includes(basename(source));
  return isNamed
    ? found
    : globSync(`test/${dirname(source)}/**/*.test.ts`)
        .filter(tries)
        .sort(byName);
}
