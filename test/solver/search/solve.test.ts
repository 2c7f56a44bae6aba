import { describe, expect, test } from '@jest/globals';
import { type Instance, type Parameters, type SolveResult, solve, verify } from '../../../solver/index.ts';
import {
  aClosure,
  aLevel,
  anEnvelope,
  anInstance,
  aTranche,
  halfMonthsOf,
  monthGridOf,
  someParameters,
  weeksFrom,
} from '../builders.ts';
import { aYear } from './a-year.ts';

function planOf(result: SolveResult) {
  if (result.status !== 'PLANNED') throw new Error(`${result.status}: ${JSON.stringify(result)}`);
  return result.plan;
}

async function startsOf(instance: Instance, parameters: Parameters = someParameters()) {
  return planOf(await solve(instance, parameters)).assignments.map(({ startDate }) => startDate);
}

describe('what a plan says', () => {
  test('each session with its dates and displacement, each level with its bound, the engine and the hashes', async () => {
    const instance = anInstance({
      weeks: weeksFrom('2022-03-21', 3),
      sessions: [{ wishedWeek: 2, window: { earliest: 1, latest: 2 } }],
      closures: [aClosure({ from: '2022-04-04', to: '2022-04-10' })],
    });
    const plan = planOf(await solve(instance, someParameters({ levels: [aLevel('fidelity')] })));
    expect(plan).toEqual({
      format: 'metronome-plan/1',
      instanceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      parametersHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      seed: 2022,
      // A bound proves this level: no engine was needed.
      engine: { name: 'none', version: '' },
      end: 'PROVEN',
      levels: [
        {
          name: 'fidelity',
          terms: ['fidelity'],
          value: 10,
          finalValue: 10,
          bound: 10,
          gap: 0,
          end: 'PROVEN',
        },
      ],
      scores: {
        placement: 0,
        concurrency: 0,
        smoothing: expect.any(Number),
        fidelity: 10,
        wait: 0,
        'soft-closure': 0,
        load: 0,
        equity: 1,
        stability: 0,
      },
      assignments: [
        { session: 'S1', week: 1, startDate: '2022-03-28', endDate: '2022-05-20', displacementWeeks: -1 },
      ],
    });
  });

  test('is the same, byte for byte, when nothing changes, and its order does not depend on chance', async () => {
    const instance = aYear(40);
    const [first, again] = [await solve(instance, someParameters()), await solve(instance, someParameters())];
    expect(JSON.stringify(planOf(again))).toBe(JSON.stringify(planOf(first)));
    expect(planOf(first).end).toBe('PROVEN');
  });

  test('a limit on work gives the same plan every time, and says so', async () => {
    const tight = { nodeLimit: 2, gap: 0, secondsLimit: 300 };
    const { smoothing } = someParameters();
    const parameters = someParameters({
      levels: [aLevel('smoothing', tight)],
      smoothing: { ...smoothing, scopes: ['OPCO', 'AGENCY'] },
    });
    const [first, again] = [await solve(aYear(16), parameters), await solve(aYear(16), parameters)];
    expect(JSON.stringify(planOf(again))).toBe(JSON.stringify(planOf(first)));
    expect(planOf(first).levels.map(({ end }) => end)).toContain('WORK_LIMIT');
  });

  test('a plan that the clock ended says so, and is still verified', async () => {
    const instance = aYear(120);
    const parameters = someParameters({ levels: [aLevel('smoothing', { secondsLimit: 0.001 })] });
    const plan = planOf(await solve(instance, parameters));
    expect(plan.end).toBe('CLOCK');
    expect(verify(instance, parameters, plan.assignments).violations).toEqual([]);
  });
});

describe('levels in order', () => {
  const instance = aYear(60);

  test('an earlier level is never worse than its tolerance allows', async () => {
    const levels = [aLevel('smoothing', { tolerance: 0.05, gap: 0.001 }), aLevel('fidelity', { gap: 0.01 })];
    const [smoothing] = planOf(await solve(instance, someParameters({ levels }))).levels;
    expect(smoothing!.finalValue).toBeLessThanOrEqual(smoothing!.value * 1.05 + 1e-6);
  });

  test('a larger tolerance never makes the next level worse', async () => {
    const fidelityWith = async (tolerance: number) => {
      const levels = [aLevel('smoothing', { tolerance, gap: 0.0001 }), aLevel('fidelity', { gap: 0.001 })];
      return planOf(await solve(instance, someParameters({ levels }))).levels[1]!;
    };
    const [strict, loose] = [await fidelityWith(0), await fidelityWith(0.1)];
    expect(loose.bound).toBeLessThanOrEqual(strict.value + 1e-6);
    expect(loose.value).toBeLessThan(strict.value);
  });

  test('terms can be merged in one level', async () => {
    const merged = aLevel('smoothing', {
      name: 'compromis',
      gap: 0.001,
      terms: [
        { term: 'smoothing', weight: 1 },
        { term: 'fidelity', weight: 0.5 },
      ],
    });
    const plan = planOf(await solve(instance, someParameters({ levels: [merged] })));
    expect(plan.levels[0]!.value).toBeCloseTo(plan.scores.smoothing + 0.5 * plan.scores.fidelity, 6);
  });

  test.each(['placement', 'concurrency', 'smoothing', 'fidelity'] as const)(
    '%s can be the only one',
    async (term) => {
      const plan = planOf(await solve(instance, someParameters({ levels: [aLevel(term, { gap: 0.001 })] })));
      expect(plan.levels.map(({ name, end }) => ({ name, end }))).toEqual([{ name: term, end: 'PROVEN' }]);
      expect(plan.assignments.every(({ week }) => week !== null)).toBe(true);
    },
  );
});

describe('what cannot be placed', () => {
  const truce = [aClosure({ from: '2022-01-01', to: '2022-12-31' })];

  test('a window that closes everywhere: left out where allowed, a conflict with its gates where not', async () => {
    const instance = anInstance({ weeks: weeksFrom('2022-01-03', 2), closures: truce });
    expect(await startsOf(instance)).toEqual([null]);
    expect(await solve(instance, someParameters({ unplaced: 'FORBIDDEN' }))).toEqual({
      status: 'INFEASIBLE',
      conflicts: [
        {
          kind: 'NO_OPEN_WEEK',
          session: 'S1',
          closedBy: [{ gate: 'closure', weeks: 2 }],
          message: expect.stringContaining('S1'),
        },
      ],
    });
  });

  test('money: the envelope, the date, what is released, what is needed, and the sessions that need it', async () => {
    const tranches = [
      aTranche({ amountCents: 9_000_000 }),
      aTranche({ amountCents: 99_000_000, date: '2022-01-10', kind: 'RESERVE' }),
    ];
    const early = { window: { earliest: 0, latest: 0 } };
    const instance = anInstance({
      weeks: weeksFrom('2022-01-03', 2),
      sessions: [early, early, { window: { earliest: 0, latest: 1 } }],
      envelopes: [anEnvelope({ tranches })],
    });
    expect(await solve(instance, someParameters({ unplaced: 'FORBIDDEN' }))).toEqual({
      status: 'INFEASIBLE',
      conflicts: [
        {
          kind: 'ENVELOPE_SHORT',
          envelope: 'E1',
          date: '2022-01-10',
          releasedCents: 9_000_000,
          alreadyEngagedCents: 0,
          requiredCents: 10_000_000,
          shortCents: 1_000_000,
          sessions: ['S1', 'S2'],
          message: expect.stringContaining('E1'),
        },
      ],
    });
    expect(await startsOf(instance)).toEqual(expect.arrayContaining([null, '2022-01-03', '2022-01-10']));
  });

  test('an inconsistent instance is refused with every problem, and nothing is solved', async () => {
    const instance = anInstance({ sessions: [{ envelope: 'ABSENTE', window: { earliest: 9, latest: 2 } }] });
    const result = await solve(instance, { ...someParameters(), engine: 'gurobi' as 'auto' });
    expect(result.status).toBe('INVALID');
    if (result.status === 'INVALID')
      expect(result.problems.map(({ path }) => path)).toEqual(
        expect.arrayContaining(['/sessions/0/envelope', '/engine']),
      );
  });
});

describe('grids', () => {
  test.each([
    ['HALF_MONTH', halfMonthsOf(2022)],
    ['MONTH', monthGridOf(2022)],
  ] as const)('%s is the same model with fewer starts', async (grid, weeks) => {
    const instance = anInstance({
      grid,
      weeks,
      sessions: Array.from({ length: 12 }, () => ({ wishedWeek: 3 })),
    });
    const plan = planOf(await solve(instance, someParameters()));
    expect(new Set(plan.assignments.map(({ startDate }) => startDate?.slice(0, 7))).size).toBe(12);
    expect(plan.end).toBe('PROVEN');
  });
});

describe('while it runs', () => {
  test('a first verified plan comes before any level, then levels in order', async () => {
    const instance = aYear(40);
    const levels: string[] = [];
    await solve(instance, someParameters(), {
      onProgress: ({ level, value, assignments }) => {
        if (assignments === undefined) return;
        const verdict = verify(instance, someParameters(), assignments);
        expect(verdict.violations).toEqual([]);
        // What is told of a plan on the way is what the judge counts.
        const judged = verdict.levels.find(({ name }) => name === level);
        if (judged !== undefined) expect(value).toBeCloseTo(judged.value, 6);
        // A level tells a plan when it starts, and one each time that the engine finds a better one.
        if (levels.at(-1) !== level) levels.push(level);
      },
    });
    expect(levels).toEqual(['first-plan', 'placement', 'concurrency', 'smoothing', 'fidelity', 'stability']);
  });

  test('cancelling keeps the best verified plan and says so', async () => {
    const instance = aYear(150);
    const exact = { gap: 0, secondsLimit: 60, nodeLimit: 1_000_000 };
    const parameters = someParameters({
      levels: [aLevel('smoothing', exact), aLevel('fidelity', exact)],
      smoothing: { ...someParameters().smoothing, scopes: ['OPCO'] },
    });
    const controller = new AbortController();
    let cancelledAt = 0;
    const result = await solve(instance, parameters, {
      signal: controller.signal,
      onProgress: ({ level }) => {
        if (level !== 'smoothing' || controller.signal.aborted) return;
        cancelledAt = performance.now();
        controller.abort();
      },
    });
    const plan = planOf(result);
    expect(plan.end).toBe('CANCELLED');
    expect(verify(instance, parameters, plan.assignments).valid).toBe(true);
    expect(performance.now() - cancelledAt).toBeLessThan(5_000);
  });
});
