/**
 * Engines that lie, each in one way, through the real search: what the user gets is the plan that was verified before,
 * with what is known of it without the engine. Never a wrong plan, never a proof that is none, never a hang.
 */
import { describe, expect, test } from '@jest/globals';
import { type OpenHostedEngine, openHostedEngine } from '../../../solver/engines/hosted.ts';
import { type Instance, type SolveProgress, type SolveResult, solve, verify } from '../../../solver/index.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import type { Lie } from './lies.ts';

const worker = new URL('./worker.ts', import.meta.url);

/** The host of engines as it is, in whose worker the engine lies. */
function lying(lie: Lie, readyMs = 60_000): OpenHostedEngine {
  return (engine, program) => openHostedEngine(engine, program, { worker, argv: [lie], readyMs });
}

/** Five sessions of 250 000 EUR in all, 150 000 of which are there in March: no cheap bound proves their smoothing. */
const tight = anInstance({
  weeks: weeksFrom('2022-02-28', 12),
  sessions: [7, 11, 13, 5, 9].map((plannedEntries, wishedWeek) => ({ plannedEntries, wishedWeek })),
  envelopes: [
    anEnvelope({
      tranches: [
        aTranche({ amountCents: 15_000_000 }),
        aTranche({ amountCents: 10_000_000, date: '2022-05-01', kind: 'RESERVE' }),
      ],
    }),
  ],
});

function exactly(secondsLimit: number) {
  return someParameters({
    unplaced: 'FORBIDDEN',
    levels: [
      aLevel('smoothing', { gap: 0, tolerance: 0, secondsLimit }),
      aLevel('fidelity', { gap: 0, tolerance: 0, secondsLimit }),
    ],
  });
}

/** What a result says of the levels, its engine's faults included. */
function told(result: SolveResult) {
  if (result.status !== 'PLANNED') return result;
  const { plan, statistics } = result;
  return plan.levels.map(({ name, value, bound, gap, end }, l) => {
    const { reason } = statistics.levels[l]!;
    return { name, value, bound, gap, end, ...(reason === undefined ? {} : { reason }) };
  });
}

function planOf(result: SolveResult) {
  if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
  return result.plan;
}

const parameters = exactly(20);

/** What no engine is needed for, and what the relaxation of an engine that is not caught says: bounds of each level. */
const BOUNDS = { smoothing: [13, 18.75], fidelity: [0, 112.607] };

/** The plan of the local search, which no lie changes, its levels unproven: `trusted` when the relaxation still counts. */
function expectUnproven(
  result: SolveResult,
  reason: unknown,
  { end = 'ENGINE_FAILED', trusted = false } = {},
) {
  const levels = told(result) as { name: keyof typeof BOUNDS; bound: number; reason?: string }[];
  expect(levels.map(({ reason: _, ...level }) => level)).toEqual([
    {
      name: 'smoothing',
      value: expect.closeTo(31.5),
      bound: expect.any(Number),
      gap: expect.any(Number),
      end,
    },
    {
      name: 'fidelity',
      value: 121,
      bound: expect.any(Number),
      gap: expect.any(Number),
      end: 'ENGINE_FAILED',
    },
  ]);
  for (const { name, bound } of levels) {
    const [alone, relaxed] = BOUNDS[name];
    expect({ name, bound }).toEqual({ name, bound: expect.closeTo(trusted ? relaxed! : alone!, 2) });
  }
  for (const { value, bound, gap } of planOf(result).levels)
    expect(gap).toBeCloseTo((value - bound) / value, 9);
  expect(levels[0]!.reason).toEqual(reason);
}

test('told the truth, both levels are proven', async () => {
  expect(told(await solve(tight, parameters))).toEqual([
    { name: 'smoothing', value: expect.closeTo(31.5), bound: expect.closeTo(31.5), gap: 0, end: 'PROVEN' },
    { name: 'fidelity', value: 121, bound: 121, gap: 0, end: 'PROVEN' },
  ]);
});

describe('an engine that lies is caught, and the plan found without it stands', () => {
  const nothing = undefined;
  test.each<[lie: Lie, reason: unknown, relaxation?: 'trusted']>([
    ['over budget', 'the engine gave a plan that breaks a rule'],
    [
      'a bound above its own plan',
      expect.stringMatching(/^the engine gave the bound 36\.\d+, above a plan of 31\./),
    ],
    [
      'a bound above the plan at hand, and no plan',
      expect.stringMatching(/^the engine gave the bound 1000000, above a plan of 31\./),
    ],
    ['optimal, far above its bound', nothing],
    ['infeasible, with a plan at hand', nothing],
    ['infeasible, with a bound without end', nothing],
    ['a bound that is no number', 'the engine gave the bound NaN'],
    ['a bound without end', 'the engine gave the bound Infinity'],
    ['a point of no numbers', 'the engine gave no point of the program: column 0 is NaN, outside its bounds'],
    ['a point of another length', 'the engine gave no point of the program: it has 110 columns of 113'],
    [
      'a point in fractions',
      expect.stringMatching(/^the engine gave no point of the program: integer column \d+ is /),
      'trusted',
    ],
    ['a point out of bounds', 'the engine gave no point of the program: column 0 is -1, outside its bounds'],
    ['a point in words', expect.stringMatching(/^the engine gave no point of the program: it is 0,/)],
    ['a point that starts everything everywhere', 'the engine gave a point that says no plan', 'trusted'],
    ['a point of nothing', 'the engine gave a point that says no plan', 'trusted'],
    ['an end of its own', 'the engine ended with « SPLENDID »'],
    ['no answer at all', 'the engine answered undefined'],
    ['an empty answer', 'the engine ended with undefined'],
    ['no plan and no bound', nothing],
    ['progress out of the blue', 'Error: enough'],
    ['throws while it solves', 'Error: segmentation fault'],
    ['throws when it opens', 'Error: highs: Error: no such library'],
    ['ends its worker', 'the worker of the engine has ended'],
  ])('%s', async (lie, reason, relaxation: 'trusted' | 'unused' = 'unused') => {
    const heard: SolveProgress[] = [];
    const result = await solve(tight, parameters, {
      openEngine: lying(lie),
      onProgress: (progress) => heard.push(progress),
    });
    expectUnproven(result, reason, { trusted: relaxation === 'trusted' });
    const plan = planOf(result);
    expect(plan.end).toBe('ENGINE_FAILED');
    expect(verify(tight, parameters, plan.assignments).violations).toEqual([]);
    // What is shown on the way is what was verified on the way.
    for (const { level, value, bound, assignments } of heard) {
      if (level === 'smoothing') expect(value).toBeCloseTo(31.5, 6);
      if (bound !== null) expect(bound).toBeLessThanOrEqual(value!);
      if (assignments !== undefined) expect(verify(tight, parameters, assignments).violations).toEqual([]);
    }
  });
});

describe('a level that the clock ended says so', () => {
  test('when its relaxation took all of the limit: nothing is left to branch with', async () => {
    const result = await solve(tight, parameters, { openEngine: lying('late when it relaxes') });
    expect(told(result)).toMatchObject([
      { name: 'smoothing', value: expect.closeTo(31.5), bound: 13, end: 'CLOCK' },
      { name: 'fidelity', value: 121, bound: 0, end: 'CLOCK' },
    ]);
    expect(planOf(result).end).toBe('CLOCK');
  });

  test('although what it had found by then is known to be the best', async () => {
    const result = await solve(tight, parameters, { openEngine: lying('late with the optimum') });
    expect(told(result)).toMatchObject([
      { name: 'smoothing', gap: 0, end: 'CLOCK' },
      { name: 'fidelity', gap: 0, end: 'CLOCK' },
    ]);
  });

  test('and branching has what the relaxation left of its limit', async () => {
    const result = await solve(tight, parameters, { openEngine: lying('half a second to relax') });
    const [{ reason = '' } = {}] = told(result) as { reason?: string }[];
    const [, seconds] = /^Error: given ([\d.]+) s$/.exec(reason)!;
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(seconds)).toBeLessThanOrEqual(19.5);
  });
});

describe('an engine that does not answer', () => {
  test('is ended after its limit, and the levels after it do without', async () => {
    const result = await solve(tight, exactly(0.1), { openEngine: lying('never answers') });
    expectUnproven(result, 'the engine did not answer in time and was ended', { end: 'CLOCK' });
    if (result.status === 'PLANNED') expect(result.statistics.totalMs).toBeLessThan(20_000);
  });

  test('is ended after a cancel, which it does not hear', async () => {
    const abort = new AbortController();
    const started = performance.now();
    setTimeout(() => abort.abort(), 1_000);
    const result = await solve(tight, parameters, {
      openEngine: lying('never answers'),
      signal: abort.signal,
    });
    expect(performance.now() - started).toBeLessThan(15_000);
    const plan = planOf(result);
    expect(plan.end).toBe('CANCELLED');
    expect(verify(tight, parameters, plan.assignments).violations).toEqual([]);
  });

  test('that never opens is not waited for', async () => {
    const result = await solve(tight, parameters, { openEngine: lying('never opens', 300) });
    expectUnproven(result, 'Error: highs: did not open within 0.3 s');
  });
});

describe('the question whether a plan exists at all', () => {
  const weeks = weeksFrom('2022-03-07', 4);
  const spaced = someParameters({
    unplaced: 'FORBIDDEN',
    levels: [aLevel('fidelity')],
    spacing: { projectWeeks: 2, jobZoneWeeks: 0 },
  });
  /** Late placement takes the neighbourhood of the second session, and an engine is asked. */
  const possible = anInstance({
    weeks,
    sessions: [{ project: 'P1' }, { project: 'P1', window: { earliest: 2, latest: 2 }, wishedWeek: 2 }],
  });
  const impossible: Instance = {
    ...possible,
    sessions: possible.sessions.map((session) => ({ ...session, window: { earliest: 1, latest: 2 } })),
  };

  test('told the truth, it has its answer', async () => {
    expect((await solve(possible, spaced)).status).toBe('PLANNED');
    expect((await solve(impossible, spaced)).status).toBe('INFEASIBLE');
  });

  test.each<Lie>([
    'forgets every limit',
    'a bound above its own plan',
    'a bound above the plan at hand, and no plan',
    'infeasible, with a plan at hand',
    'a bound that is no number',
    'a point of no numbers',
    'a point of nothing',
    'no answer at all',
    'throws while it solves',
    'throws when it opens',
    'ends its worker',
  ])('is left open, neither plan nor proof, by an engine with: %s', async (lie) => {
    expect(await solve(impossible, spaced, { openEngine: lying(lie) })).toEqual({ status: 'UNDECIDED' });
  });
});
