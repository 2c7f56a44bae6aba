/** `docs/sources.md` has every rule, wish and published figure, and says where each rule is. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import { dataText } from '../data/tables.ts';
import { documentAt, sectionOf, tableRows } from './documents.ts';

const sources = documentAt('docs/sources.md');
const rows = tableRows(sources);

/** `H1` to `H17`, as the domain numbers them. */
const numbered = (letter: string): string[] => Array.from({ length: 17 }, (_, i) => `${letter}${i + 1}`);

/** Rules and wishes: number, what it says, source, where it is. */
const rules = rows.filter(([name]) => /^[HS]\d+$/.test(name!));

describe('rules and wishes', () => {
  test('each is there once, in order', () => {
    expect(rules.map(([name]) => name)).toEqual([...numbered('H'), ...numbered('S')]);
  });

  test.each(rules)('%s says what, from where, and where it is', (_, says, source, where) => {
    expect(says!.length).toBeGreaterThan(15);
    expect(source).toMatch(/^(00\d:L\d|lecture du projet : )/);
    expect(where).toMatch(/`[\w/.-]+\.ts`|pas encore|\(H\d+\)/);
  });

  test('each rule of the solver is told at every number that its comment cites', () => {
    const untold = solverRules().flatMap(({ file, numbers }) =>
      numbers
        .filter((number) => !rules.find(([name]) => name === number)?.[3]?.includes(file))
        .map((number) => `${number} does not name ${file}`),
    );
    expect(solverRules().length).toBeGreaterThan(10);
    expect(untold).toEqual([]);
  });
});

/** What the solver must hold, or the document say why it does not: H14, H15, H17, S10 and S15 are not asked of it. */
const ASKED = [
  ...numbered('H').filter((number) => !['H14', 'H15', 'H17'].includes(number)),
  ...numbered('S').filter((number) => !['S10', 'S15'].includes(number)),
];

describe('each rule that a plan depends on', () => {
  const elsewhere = new Map(
    tableRows(sectionOf(documentAt('docs/problem.md'), 'Rules that are elsewhere')).map(
      ([number, ...cells]) => [number!, cells],
    ),
  );

  test.each(ASKED)(
    '%s is a rule of the solver that has its own test, or is elsewhere for a reason',
    (number) => {
      const files = solverRules().filter(({ numbers }) => numbers.includes(number));
      const tests = files.map(({ file }) => file.replace(/^(.*)\/(constraints|objectives)\//, '$1/'));
      const missing = tests.filter((file) => !isThere(`test/${file.replace(/\.ts$/, '.test.ts')}`));
      expect(missing).toEqual([]);
      if (files.length > 0) return;
      const [where, why] = elsewhere.get(number) ?? [];
      expect(why?.length).toBeGreaterThan(60);
      expect(where).toMatch(/^nowhere yet$|`/);
    },
  );

  test('no file that it names is gone', () => {
    const named = [...elsewhere.values()].flat().flatMap((cell) => cell.match(/solver\/[\w/.-]+\.ts/g) ?? []);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((file) => !isThere(file))).toEqual([]);
  });
});

function isThere(path: string): boolean {
  return existsSync(join(projectRoot(), path));
}

/** Files of gates, constraints and terms, with the rules that the line `Source:` of their comment cites. */
function solverRules(): { file: string; numbers: string[] }[] {
  return ['solver/gates', 'solver/model/constraints', 'solver/model/objectives'].flatMap((folder) =>
    readdirSync(join(projectRoot(), folder)).flatMap((name) => {
      const file = `${folder}/${name}`;
      const source = /^ \* Source: .*$/m.exec(readFileSync(join(projectRoot(), file), 'utf8'))?.[0];
      return source === undefined ? [] : [{ file, numbers: source.match(/\b[HS]\d{1,2}\b/g) ?? [] }];
    }),
  );
}

test('every inconsistency of the documents is there once', () => {
  const letters = rows.map(([name]) => name!).filter((name) => /^[a-z]$/.test(name));
  expect(letters).toEqual([...'abcdefghijklmnopqrstuvx']);
});

test('every figure of Normandie is there, with its value, its year and its line', () => {
  const told = new Set(
    rows
      .filter((cells) => cells.length === 6)
      .map(([, value, , date, scope, source]) => [plainNumber(value!), date, scope, source].join(' | ')),
  );
  const [, ...figures] = dataText('reference/figures/normandie.csv').trim().split('\n');
  const expected = figures.map((line) => {
    const cells = line.split(',');
    const [year, scope, value, loc] = [cells[0], cells[1], cells.at(-3), cells.at(-1)];
    return [value, year, scope, `002:${loc}`].join(' | ');
  });
  expect(expected.length).toBeGreaterThan(20);
  expect(expected.filter((figure) => !told.has(figure))).toEqual([]);
});

/** `1 679` and `62,48` as the tables of figures write them. */
function plainNumber(text: string): string {
  return text.replaceAll(/\s/g, '').replace(',', '.');
}
