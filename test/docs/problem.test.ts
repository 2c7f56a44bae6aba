/** `docs/problem.md` says what the code has: its parameters, its rules, its ways of ending. */

import { describe, expect, test } from '@jest/globals';
import { withParameterTables } from '../../docs/parameter-tables.ts';
import { GATES } from '../../solver/gates/candidates.ts';
import { CONSTRAINTS, TERMS } from '../../solver/model/build.ts';
import { documentAt, sectionOf, tableRows } from './documents.ts';

const problem = documentAt('docs/problem.md');

/** Code names of the first column of the tables of a section. */
function namesIn(heading: string): string[] {
  return tableRows(sectionOf(problem, heading)).map(([name]) => name!.replaceAll('`', ''));
}

describe('the tables written from the code', () => {
  test('are those of the code: `npm run docs:parameters` writes them', () => {
    expect(withParameterTables(problem.text)).toBe(problem.text);
  });

  test('one that is stale is seen', () => {
    const stale = problem.text.replace(/^(\| `\/smoothing\/stepWidth` \|).*$/m, '$1 `0.9` | | |');
    expect(stale).not.toBe(problem.text);
    expect(withParameterTables(stale)).toBe(problem.text);
  });

  test('a document without their markers is refused', () => {
    expect(() => withParameterTables('# Nothing')).toThrow('no table "parameters"');
  });
});

test('every gate is told, and no other', () => {
  expect(namesIn('Gates').sort()).toEqual(GATES.map(({ name }) => name).sort());
});

test('every constraint is told', () => {
  const { text } = sectionOf(problem, 'Constraints');
  expect(Object.keys(CONSTRAINTS).filter((name) => !text.includes(`\n\`${name}\` (`))).toEqual([]);
});

test('every term is told, and no other', () => {
  expect(namesIn('Terms')).toEqual(Object.keys(TERMS));
});
