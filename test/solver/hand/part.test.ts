/** Solve a part, change little: what the instance and the parameters become, and what a solve then does. */
import { describe, expect, test } from '@jest/globals';
import type { Hand, MinimalChange } from '../../../solver/hand/types.ts';
import { type Instance, type Parameters, type Plan, solve, verify } from '../../../solver/index.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import { applied, problemsOf } from './hands.ts';

/** Twelve weeks from Monday 2022-02-28: March, April and May. */
const weeks = weeksFrom('2022-02-28', 12);

async function planOf(instance: Instance, parameters: Parameters): Promise<Plan> {
  const result = await solve(instance, parameters);
  if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
  return result.plan;
}

function weekOf(plan: Plan, session: string): number | null {
  return plan.assignments.find((assignment) => assignment.session === session)!.week;
}

describe('solve only a part', () => {
  /** Six sessions wish the first week; the published plan has them there, and S6 nowhere. */
  const instance = anInstance({
    weeks,
    sessions: [
      { opco: 'AKTO', publishedWeek: 0 },
      { opco: 'AKTO', publishedWeek: 0 },
      { opco: 'AKTO', publishedWeek: 1 },
      { opco: 'OPCO EP', publishedWeek: 0 },
      { opco: 'OPCO EP', publishedWeek: 0 },
      { opco: 'OPCO EP' },
    ],
  });
  const onlyAkto: Hand = { format: 'metronome-hand/1', solveOnly: { opco: ['AKTO'] } };

  test('the rest is where the published plan has it, or left out as it was', () => {
    const { sessions } = applied(instance, onlyAkto).instance;
    expect(sessions.slice(0, 3)).toEqual(instance.sessions.slice(0, 3));
    expect(sessions.slice(3, 5)).toEqual(
      instance.sessions.slice(3, 5).map((session) => ({ ...session, pinnedWeek: 0, pinReason: 'PLANNER' })),
    );
    expect(sessions[5]).toEqual({ ...instance.sessions[5], forbiddenWeeks: [...weeks.keys()] });
  });

  test('a solve moves the part and nothing else', async () => {
    const told = applied(instance, onlyAkto);
    const plan = await planOf(told.instance, told.parameters);
    expect(['S4', 'S5', 'S6'].map((id) => weekOf(plan, id))).toEqual([0, 0, null]);
    // Three months, two of ten trainees stay in March: the three others leave it.
    const months = plan.assignments.slice(0, 3).map(({ startDate }) => startDate!.slice(0, 7));
    expect(months).not.toContain('2022-03');
    expect(verify(told.instance, told.parameters, plan.assignments).valid).toBe(true);
  });

  test('a plan given takes the place of the published one, and a session it does not name is left out', () => {
    const hand: Hand = {
      ...onlyAkto,
      plan: [
        { session: 'S4', week: 5 },
        { session: 'S6', week: 7 },
      ],
    };
    const { sessions } = applied(instance, hand).instance;
    expect(sessions.map(({ pinnedWeek }) => pinnedWeek)).toEqual([null, null, null, 5, null, 7]);
    expect(sessions[4]!.forbiddenWeeks).toHaveLength(12);
  });

  test('what is pinned keeps its own reason, whatever the plan says', () => {
    const engaged = anInstance({
      weeks,
      sessions: [
        { publishedWeek: 0 },
        { opco: 'OPCO EP', publishedWeek: 4, pinnedWeek: 3, pinReason: 'ENGAGED' },
      ],
    });
    expect(applied(engaged, onlyAkto).instance.sessions[1]).toEqual(engaged.sessions[1]);
  });

  test('filters of the decisions speak of the part alone', () => {
    const hand: Hand = { ...onlyAkto, decisions: [{ kind: 'FORBID', which: {}, when: [0] }] };
    const { sessions } = applied(instance, hand).instance;
    expect(sessions.map(({ forbiddenWeeks }) => forbiddenWeeks.length)).toEqual([1, 1, 1, 0, 0, 12]);
  });

  test.each<[string, Partial<Hand>, Partial<Parameters>, string[]]>([
    [
      'a filter that finds nothing',
      { solveOnly: { zone: ['Nulle part'] } },
      {},
      ['FILTER_VALUE_UNKNOWN /solveOnly/zone/0'],
    ],
    ['an unknown session', { solveOnly: 'S9' }, {}, ['SESSION_UNKNOWN /solveOnly']],
    [
      'a plan of another instance',
      {
        plan: [
          { session: 'S9', week: 1 },
          { session: 'S1', week: 12 },
        ],
      },
      {},
      ['SESSION_UNKNOWN /plan/0/session', 'WEEK_OUTSIDE_HORIZON /plan/1/week'],
    ],
    [
      'a plan that says two things',
      {
        plan: [
          { session: 'S1', week: 1 },
          { session: 'S1', week: 2 },
        ],
      },
      {},
      ['PLAN_SESSION_TWICE /plan/1/session'],
    ],
    [
      'a session left out that must be placed',
      {},
      { unplaced: 'FORBIDDEN' },
      ['SOLVE_ONLY_UNPLACED /solveOnly'],
    ],
    [
      'a decision about the rest',
      { decisions: [{ kind: 'PIN', which: 'S4', at: 2 }] },
      {},
      ['SESSION_FIXED /decisions/0/at'],
    ],
    [
      'a decision about what is left out',
      { decisions: [{ kind: 'PREFER', which: 'S6', at: 2 }] },
      {},
      ['SESSION_FIXED /decisions/0/at'],
    ],
  ])('%s is a problem', (_, hand, parameters, faults) => {
    expect(problemsOf(instance, { ...onlyAkto, ...hand }, someParameters(parameters)).faults).toEqual(faults);
  });

  test('a part that cannot move, a rest that may not stay and a plan that nobody published are problems', () => {
    const pinned = anInstance({
      weeks,
      sessions: [{ publishedWeek: 0, pinnedWeek: 0, pinReason: 'STARTED' }],
    });
    expect(problemsOf(pinned, onlyAkto).faults).toEqual(['SOLVE_ONLY_FIXED /solveOnly']);
    const forbidden = anInstance({
      weeks,
      sessions: [{}, { opco: 'OPCO EP', publishedWeek: 3, forbiddenWeeks: [3] }],
    });
    expect(problemsOf(forbidden, onlyAkto).faults).toEqual(['SOLVE_ONLY_FORBIDDEN /solveOnly']);
    expect(problemsOf(anInstance({ weeks }), onlyAkto).faults).toEqual(['NOTHING_PUBLISHED /solveOnly']);
  });
});

describe('minimal change', () => {
  /** 50 000 EUR each; 100 000 EUR in March and as much from April: the published plan has three in March. */
  const overdrawn = anInstance({
    weeks,
    sessions: [
      { publishedWeek: 1, announced: true },
      { publishedWeek: 2 },
      { publishedWeek: 3, announced: true },
      { publishedWeek: 6, plannedEntries: 15 },
    ],
    envelopes: [
      anEnvelope({
        tranches: [
          aTranche({ amountCents: 10_000_000 }),
          aTranche({ amountCents: 10_000_000, date: '2022-04-01', kind: 'RESERVE' }),
        ],
      }),
    ],
  });
  const asked: Hand = { format: 'metronome-hand/1', minimalChange: {} };

  test('moves the one session that costs least to move, no further than it must', async () => {
    const told = applied(overdrawn, asked);
    const plan = await planOf(told.instance, told.parameters);
    expect(plan.assignments.map(({ week }) => week)).toEqual([1, 5, 3, 6]);
    // One move, 10, of three weeks, 1 each.
    expect(plan.levels[1]).toMatchObject({ name: 'stability', value: 13, finalValue: 13, end: 'PROVEN' });
  });

  test('without it the same instance is smoothed at the expense of the published plan', async () => {
    const plan = await planOf(overdrawn, someParameters());
    expect(plan.scores.stability).toBeGreaterThan(13);
  });

  test('a price by the move prefers one long move, a price by the week two short ones', async () => {
    // March is 100 000 EUR short: one dear session of the first week, or two of the last, must wait for April.
    const short = anInstance({
      ...overdrawn,
      sessions: [
        { publishedWeek: 0, costCents: 10_000_000 },
        { publishedWeek: 4, costCents: 5_000_000 },
        { publishedWeek: 4, costCents: 5_000_000 },
      ],
    });
    const weeksUnder = async (minimalChange: MinimalChange): Promise<(number | null)[]> => {
      const told = applied(short, { ...asked, minimalChange });
      return (await planOf(told.instance, told.parameters)).assignments.map(({ week }) => week);
    };
    expect(await weeksUnder({ perMove: 10, perWeek: 1 })).toEqual([5, 4, 4]);
    expect(await weeksUnder({ perMove: 0, perWeek: 1 })).toEqual([0, 5, 5]);
  });

  test('takes a level of its own, after placement unless told, and leaves the others', () => {
    const names = (minimalChange: Hand['minimalChange'], levels = someParameters().levels): string[] =>
      applied(
        overdrawn,
        { ...asked, minimalChange: minimalChange! },
        someParameters({ levels }),
      ).parameters.levels.map(({ name }) => name);
    expect(names({})).toEqual(['placement', 'stability', 'concurrency', 'smoothing', 'fidelity']);
    expect(names({ after: null })).toEqual([
      'stability',
      'placement',
      'concurrency',
      'smoothing',
      'fidelity',
    ]);
    expect(names({ after: 'smoothing' })).toEqual([
      'placement',
      'concurrency',
      'smoothing',
      'stability',
      'fidelity',
    ]);
    expect(names({}, [aLevel('smoothing')])).toEqual(['stability', 'smoothing']);
    const merged = aLevel('fidelity', {
      terms: [
        { term: 'fidelity', weight: 1 },
        { term: 'stability', weight: 2 },
      ],
    });
    const told = applied(overdrawn, asked, someParameters({ levels: [aLevel('placement'), merged] }));
    expect(told.parameters.levels.map(({ terms }) => terms.map(({ term }) => term))).toEqual([
      ['placement'],
      ['stability'],
      ['fidelity'],
    ]);
  });

  test('sets the prices it states, zero as well, and keeps the others', () => {
    const minimalChange = { perMove: 0, announcedFactor: 5 };
    const { parameters, instance } = applied(overdrawn, { ...asked, minimalChange });
    expect(parameters.stability).toEqual({ perMove: 0, perWeek: 1, announcedFactor: 5 });
    expect(instance).toEqual(overdrawn);
  });

  test('counts against the plan given, in place of the published one', () => {
    const { sessions } = applied(overdrawn, { ...asked, plan: [{ session: 'S2', week: 8 }] }).instance;
    expect(sessions.map(({ publishedWeek }) => publishedWeek)).toEqual([null, 8, null, null]);
    expect(sessions[0]!.announced).toBe(true);
  });

  test.each<[string, Instance, Partial<Hand>, string[]]>([
    [
      'a level that is not there',
      overdrawn,
      { minimalChange: { after: 'lissage' } },
      ['LEVEL_UNKNOWN /minimalChange/after'],
    ],
    ['nothing published', anInstance({ weeks }), {}, ['NOTHING_PUBLISHED /minimalChange']],
    [
      'a plan told wrong once, for both uses of it',
      overdrawn,
      { solveOnly: {}, plan: [{ session: 'S9', week: 1 }] },
      ['SESSION_UNKNOWN /plan/0/session'],
    ],
  ])('%s is a problem', (_, instance, hand, faults) => {
    expect(problemsOf(instance, { ...asked, ...hand }).faults).toEqual(faults);
  });
});
