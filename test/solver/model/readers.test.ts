/** Programs as text: an independent solver reads the same program from both formats. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openHighs } from '../../../solver/engines/highs.ts';
import { compiledHighs } from '../../../solver/engines/highs-module.ts';
import { type Expression, type LinearProgram, type Row, valueAt } from '../../../solver/model/lp.ts';
import { toLpText } from '../../../solver/model/lp-text.ts';
import { toMpsText } from '../../../solver/model/mps-text.ts';
import { toCosts, toEngineProgram } from '../../../solver/search/program.ts';
import { solveElsewhere } from '../export/glpk.ts';
import { readByHighs, readersOnThePath } from '../export/readers.ts';
import { cost, everyKind } from './every-kind.ts';

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
        // An engine takes a row, or a whole number, as met within a millionth: of what coefficients make of that, optima differ.
        else for (const other of others) expect(other).toBeCloseTo(expected, 4);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(255);
      }
    }),
    { numRuns: 60 },
  );
});
