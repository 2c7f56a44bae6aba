import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instance } from '../../../../solver/instance/types.ts';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import { openLedger } from '../../../../solver/validation/proof/ledger.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { arbitraryInstance } from '../../arbitrary.ts';
import { aLevel, anInstance, someParameters } from '../../builders.ts';
import { inMarch, twoMonths } from './proves.ts';

/** One level a term, at weights and prices that no double holds. */
const parameters: Parameters = someParameters({
  levels: (['placement', 'concurrency', 'fidelity', 'wait', 'soft-closure', 'stability'] as const).map(
    (term) => aLevel(term, { terms: [{ term, weight: 0.3 }] }),
  ),
  fidelity: { structural: 1.1, conjunctural: 4, innovative: 2.3 },
  concurrency: { sameRome: 0.9, sameFamily: 0.35, sameZone: 1, sameDepartement: 0.7, horizonWeeks: 5.5 },
  stability: { perMove: 9.7, perWeek: 1.3, announcedFactor: 2.9 },
});

/** Cost of every choice of a ledger, by the id of its session and its week, at each level. */
function costsOf(instance: Instance): Map<string, number[]> {
  const { sessions, unit } = openLedger(instance, parameters);
  return new Map(
    sessions.flatMap(({ session, choices }) =>
      choices.map(({ start, costs }) => [
        `${session.id} ${start?.week ?? null}`,
        costs.map((cost) => Number(cost) / Number(unit)),
      ]),
    ),
  );
}

test('every choice costs each term what verify says of it, to the last digit, and is one that verify accepts', () => {
  fc.assert(
    fc.property(arbitraryInstance(3), (drawn) => {
      const rich = {
        ...drawn,
        sessions: drawn.sessions.map((session) => ({ ...session, costCents: 0, placementWeight: 1.7 })),
      };
      const costs = costsOf(rich);
      for (const { id } of rich.sessions)
        for (const week of [...rich.weeks.keys(), null]) {
          // Alone in the plan: what the others leave out is taken away.
          const alone = { ...rich, sessions: rich.sessions.filter((session) => session.id === id) };
          const { valid, levels } = verify(alone, parameters, [{ session: id, week }]);
          const cost = costs.get(`${id} ${week}`);
          expect({ id, week, open: cost !== undefined }).toEqual({ id, week, open: valid });
          levels.forEach(({ value }, l) => {
            if (cost !== undefined) expect(cost[l]).toBeCloseTo(value, 9);
          });
        }
    }),
    { numRuns: 40 },
  );
});

test('a horizon of competition of 0 weeks is none', () => {
  const instance = fc.sample(arbitraryInstance(3), { numRuns: 1, seed: 7 })[0]!;
  const off = { ...parameters, concurrency: { ...parameters.concurrency, horizonWeeks: 0 } };
  const { sessions } = openLedger(instance, off);
  expect(sessions.flatMap(({ choices }) => choices).every(({ costs }) => costs[1] === 0n)).toBe(true);
});

test('a start on either edge of a soft closure is in it; an exempt session pays nothing', () => {
  const [instance] = fc.sample(arbitraryInstance(1), { numRuns: 1, seed: 3 });
  const on = (from: string, to: string, closureExempt = false) => {
    const truce = { ...instance!.closures[1]!, kind: 'SOFT' as const, from, to };
    const session = {
      ...instance!.sessions[0]!,
      window: { earliest: 2, latest: 2 },
      pinnedWeek: 2,
      closureExempt,
    };
    const { sessions } = openLedger({ ...instance!, closures: [truce], sessions: [session] }, parameters);
    return sessions[0]!.choices[0]!.costs[4]! > 0n;
  };
  // Week 2 starts on Monday 2022-03-14.
  expect([on('2022-03-14', '2022-03-20'), on('2022-03-01', '2022-03-14')]).toEqual([true, true]);
  expect([on('2022-03-15', '2022-03-20'), on('2022-03-01', '2022-03-13')]).toEqual([false, false]);
  expect(on('2022-03-14', '2022-03-20', true)).toBe(false);
});

describe('the wait before the alternance, in sevenths of a week', () => {
  /** Ten trainees whose session ends on 1 April, wherever gates would have it. */
  const waitFor = (...intakes: [date: string, maxGapWeeks: number][]): bigint => {
    const alternanceIntakes = intakes.map(([date, maxGapWeeks], i) => ({ id: `I${i}`, date, maxGapWeeks }));
    const session = {
      ...inMarch(10),
      pinnedWeek: 0,
      endDateByStart: ['2022-04-01', '2022-05-02'],
      alternanceIntakes: alternanceIntakes.map(({ id }) => id),
    };
    const instance = anInstance({ ...twoMonths, alternanceIntakes, sessions: [session] });
    const { sessions } = openLedger(instance, someParameters({ levels: [aLevel('wait')] }));
    return sessions[0]!.choices[0]!.costs[0]!;
  };

  test('is to the nearest intake', () => {
    expect(waitFor(['2022-04-15', 9], ['2022-04-08', 9], ['2022-05-06', 9])).toBe(70n);
    expect(waitFor(['2022-04-01', 9], ['2022-04-08', 9])).toBe(0n);
  });

  test('one that is past, or too far for its gap, is none', () => {
    expect(waitFor(['2022-03-31', 9], ['2022-04-08', 9])).toBe(70n);
    expect(waitFor(['2022-06-03', 9])).toBe(630n);
    expect(waitFor(['2022-06-04', 9])).toBe(0n);
    expect(waitFor(['2022-04-08', 0], ['2022-04-15', 2])).toBe(140n);
  });
});
