/** Programs as text: what stands in them, and that an independent solver reads the same program from both formats. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openHighs } from '../../../solver/engines/highs.ts';
import { compiledHighs } from '../../../solver/engines/highs-module.ts';
import {
  type Column,
  type Expression,
  type LinearProgram,
  type Row,
  valueAt,
} from '../../../solver/model/lp.ts';
import { toLpText } from '../../../solver/model/lp-text.ts';
import { toMpsText } from '../../../solver/model/mps-text.ts';
import { writtenNames } from '../../../solver/model/names.ts';
import { toCosts, toEngineProgram } from '../../../solver/search/program.ts';
import { solveElsewhere } from '../export/glpk.ts';
import { readByHighs, readersOnThePath } from '../export/readers.ts';

const column = (name: string, lower: number, upper: number, integer = false): Column => ({
  name,
  lower,
  upper,
  integer,
});

/** One column of each kind of bounds, and one row of each kind of sides. */
const everyKind: LinearProgram = {
  columns: [
    column('yes_or_no', 0, 1, true),
    column('whole', 0, 9, true),
    column('whole_without_end', 2, Infinity, true),
    column('floor', 1.5, Infinity),
    column('ceiling', -Infinity, 7),
    column('free', -Infinity, Infinity),
    column('fixed', 3, 3),
    column('negative', -4, -1),
    column('unused', 0, Infinity),
  ],
  rows: [
    { name: 'least', lower: 2, upper: Infinity, columns: [0, 1], coefficients: [1, 0.5] },
    { name: 'most', lower: -Infinity, upper: 30, columns: [1, 2, 3], coefficients: [1, -1, 2] },
    { name: 'equal', lower: 0, upper: 0, columns: [4, 5], coefficients: [1, -1] },
    { name: 'between', lower: -2, upper: 5, columns: [5, 7], coefficients: [1, 1] },
    { name: 'nothing', lower: -Infinity, upper: Infinity, columns: [0], coefficients: [1] },
  ],
};
const cost: Expression = {
  constant: 12.5,
  terms: new Map([
    [0, 3],
    [1, 1],
    [2, 0.1],
    [3, 1],
    [5, 1],
    [6, -1],
    [7, -0.25],
  ]),
};

test('LP text says every bound and every side', () => {
  expect(toLpText(everyKind, cost, ['Une ligne\nEnd', 'une autre'])).toBe(`\\ Une ligne End
\\ une autre
Minimize
 cost: 3 yes_or_no + whole + 0.1 whole_without_end + floor + v_free - fixed - 0.25 negative + 12.5 constant
Subject To
 least: yes_or_no + 0.5 whole >= 2
 most: whole - whole_without_end + 2 floor <= 30
 equal: ceiling - v_free = 0
 between_low: v_free + negative >= -2
 between_up: v_free + negative <= 5
Bounds
 0 <= whole <= 9
 whole_without_end >= 2
 floor >= 1.5
 -inf <= ceiling <= 7
 v_free free
 fixed = 3
 -4 <= negative <= -1
 constant = 1
General
 whole
 whole_without_end
Binary
 yes_or_no
End
`);
});

test('MPS text says the same', () => {
  expect(toMpsText(everyKind, cost, ['Une ligne\nENDATA'])).toBe(`* Une ligne ENDATA
NAME metronome FREE
ROWS
 N cost
 G least
 L most
 E equal
 L between
COLUMNS
 MARKER_1 'MARKER' 'INTORG'
 yes_or_no cost 3
 yes_or_no least 1
 whole cost 1
 whole least 0.5
 whole most 1
 whole_without_end cost 0.1
 whole_without_end most -1
 MARKER_2 'MARKER' 'INTEND'
 floor cost 1
 floor most 2
 ceiling equal 1
 v_free cost 1
 v_free equal -1
 v_free between 1
 fixed cost -1
 negative cost -0.25
 negative between 1
 unused cost 0
 constant cost 12.5
RHS
 RHS least 2
 RHS most 30
 RHS between 5
RANGES
 RANGE between 7
BOUNDS
 BV BOUND yes_or_no
 UP BOUND whole 9
 LO BOUND whole_without_end 2
 PL BOUND whole_without_end
 LO BOUND floor 1.5
 MI BOUND ceiling
 UP BOUND ceiling 7
 FR BOUND v_free
 FX BOUND fixed 3
 LO BOUND negative -4
 UP BOUND negative -1
 FX BOUND constant 1
ENDATA
`);
});

const FORMATS = [
  ['lp', toLpText],
  ['mps', toMpsText],
] as const;

describe.each(FORMATS)('every kind of bound and side, in %s', (format, write) => {
  // whole 4, whole_without_end 2, floor 1.5, free -1 with negative -1, fixed 3:
  // 12.5 + 4 + 0.2 + 1.5 - 1 - 3 + 0.25.
  test('has the same optimum elsewhere', async () => {
    expect((await solveElsewhere(write(everyKind, cost), format)).value).toBeCloseTo(14.45, 9);
    expect(await readByHighs(write(everyKind, cost), format)).toBeCloseTo(14.45, 9);
    for (const { reader } of readersOnThePath())
      expect(await reader(write(everyKind, cost), format)).toBeCloseTo(14.45, 6);
  });

  test('and none where there is none', async () => {
    const none = {
      ...everyKind,
      rows: [...everyKind.rows, { ...everyKind.rows[0]!, name: 'too_much', lower: 6 }],
    };
    expect((await solveElsewhere(write(none, cost), format)).end).toBe('INFEASIBLE');
    expect(await readByHighs(write(none, cost), format)).toBeNull();
    for (const { reader } of readersOnThePath()) expect(await reader(write(none, cost), format)).toBeNull();
  });
});

/** A program without an infinite ray: rows hold what bounds leave free. Names collide and run over. */
const arbitraryProgram: fc.Arbitrary<{ lp: LinearProgram; objective: Expression }> = fc
  .record({
    columns: fc.array(
      fc.record({
        name: fc.constantFrom('start_S1', 'e4', 'free', '9', 'a'.repeat(130), 'été', ''),
        lower: fc.constantFrom(-Infinity, -3, 0, 0, 1, 2.5),
        width: fc.constantFrom(0, 1, 4, Infinity),
        integer: fc.boolean(),
        cost: fc.integer({ min: -4, max: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    rows: fc.array(
      fc.record({
        coefficients: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }),
        side: fc.integer({ min: -6, max: 6 }),
        kind: fc.constantFrom('E', 'L', 'G', 'R'),
      }),
      { maxLength: 4 },
    ),
    constant: fc.constantFrom(0, -1.5, 100),
  })
  .map(({ columns, rows, constant }) => {
    const sides = (kind: string, side: number): Pick<Row, 'lower' | 'upper'> => ({
      lower: kind === 'L' ? -Infinity : side,
      upper: { E: side, L: side, G: Infinity, R: side + 2 }[kind]!,
    });
    const limits = columns.map(
      (_, c): Row => ({ name: 'limit', lower: -10, upper: 10, columns: [c], coefficients: [1] }),
    );
    return {
      lp: {
        columns: columns.map(({ name, lower, width, integer }) => ({
          name,
          integer,
          lower: integer ? Math.ceil(lower) : lower,
          upper: lower === -Infinity ? width : Math.ceil(lower) + width,
        })),
        rows: [
          ...limits,
          ...rows.map(({ coefficients, side, kind }): Row => {
            const used = columns.map((_, c) => c).filter((c) => coefficients[c] !== 0);
            return {
              name: 'row',
              ...sides(kind, side),
              columns: used,
              coefficients: used.map((c) => coefficients[c]!),
            };
          }),
        ],
      },
      objective: {
        constant,
        terms: new Map(columns.map(({ cost }, c) => [c, cost] as const).filter(([, cost]) => cost !== 0)),
      },
    };
  });

test('a random program has the optimum of its arrays in LP and in MPS', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryProgram, async ({ lp, objective }) => {
      const engine = await openHighs(toEngineProgram(lp), {
        isCancelled: () => false,
        wasmModule: await compiledHighs(),
      });
      const limits = { gap: 0, nodeLimit: 10_000, secondsLimit: 10, seed: 1, start: null };
      const answer = engine.solve({ ...toCosts(objective, lp.columns.length), ...limits }, () => {});
      engine.dispose();
      const expected = answer.end === 'OPTIMAL' ? valueAt(objective, answer.point!) : null;
      for (const [format, write] of FORMATS) {
        const text = write(lp, objective);
        const { value } = await solveElsewhere(text, format);
        const others = [value, await readByHighs(text, format)];
        if (expected === null) expect(others).toEqual([null, null]);
        else for (const other of others) expect(other).toBeCloseTo(expected, 6);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(255);
      }
    }),
    { numRuns: 60 },
  );
});

describe('names as they are written', () => {
  test.each([
    ['a name that every reader takes', ['start_S1_20220404'], ['start_S1_20220404']],
    ['what a reader takes for a number', ['e4', '4e', 'e', 'entries'], ['v_e4', 'v_4e', 'v_e', 'entries']],
    [
      'words of the format, in any case',
      ['st', 'Free', 'INF', 'binaries'],
      ['v_st', 'v_Free', 'v_INF', 'v_binaries'],
    ],
    ['other characters', ['a b-c', 'é', ''], ['a_b_c', '_', 'v_']],
    ['the same name again', ['a', 'a', 'a__2', 'a'], ['a', 'a__2', 'a__2__2', 'a__3']],
  ])('%s', (_, names, written) => {
    expect(writtenNames(names)).toEqual(written);
  });

  test('long names are cut to what cbc takes, and stay apart', () => {
    const written = writtenNames(['x'.repeat(200), 'x'.repeat(200), `${'x'.repeat(96)}y`]);
    expect(written.map(({ length }) => length)).toEqual([96, 96, 96]);
    expect(new Set(written).size).toBe(3);
  });
});
