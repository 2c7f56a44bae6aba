import { describe, expect, test } from '@jest/globals';
import { rollForward, type Today } from '../../../solver/hand/roll-forward.ts';
import type { Instance, Session } from '../../../solver/instance/types.ts';
import { anInstance, halfMonthsOf, monthGridOf, starts, weeksFrom } from '../builders.ts';

/** Twelve weeks from Monday 2022-02-28; Wednesday 16 March is in week 2. */
const weeks = weeksFrom('2022-02-28', 12);
const WEDNESDAY: Today = { today: '2022-03-16', frozenWeeks: 2, publishedWeeks: 3 };

function rolled(instance: Instance, plan: (number | null)[], day = WEDNESDAY) {
  const outcome = rollForward(instance, starts(...plan), day);
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

function rolledSession(draft: Partial<Session>, week: number | null, day = WEDNESDAY): Session {
  return rolled(anInstance({ weeks, sessions: [draft] }), [week], day).instance.sessions[0]!;
}

/** Weeks of the past and the two frozen ones. */
const SHUT = [0, 1, 2, 3];

describe('each week has a phase', () => {
  test.each<[string, Today, string]>([
    ['in the middle of a week', WEDNESDAY, 'HHFFPPPDDDDD'],
    ['on its first day', { ...WEDNESDAY, today: '2022-03-14' }, 'HHFFPPPDDDDD'],
    ['on its last day', { ...WEDNESDAY, today: '2022-03-20' }, 'HHFFPPPDDDDD'],
    ['nothing frozen', { ...WEDNESDAY, frozenWeeks: 0 }, 'HHPPPDDDDDDD'],
    ['nothing published', { ...WEDNESDAY, publishedWeeks: 0 }, 'HHFFDDDDDDDD'],
    ['before the horizon', { ...WEDNESDAY, today: '2022-02-21' }, 'FPPPDDDDDDDD'],
    ['after the horizon', { ...WEDNESDAY, today: '2022-06-01' }, 'HHHHHHHHHHHH'],
  ])('%s', (_, day, phases) => {
    const found = rolled(anInstance({ weeks }), [null], day).phases;
    expect(found.map((phase) => phase[0]).join('')).toBe(phases);
  });

  test.each([
    ['HALF_MONTH', halfMonthsOf(2022), 'HHHHHFPPDD'],
    ['MONTH', monthGridOf(2022), 'HHFPDD'],
  ] as const)('on the grid %s a period is in the phase of its first day', (grid, periods, phases) => {
    const instance = anInstance({ grid, weeks: periods });
    const found = rolled(instance, [null], { today: '2022-03-16', frozenWeeks: 2, publishedWeeks: 4 }).phases;
    expect(
      found
        .map((phase) => phase[0])
        .join('')
        .slice(0, phases.length),
    ).toBe(phases);
  });
});

describe('each session follows its week', () => {
  test('started: pinned as a fact, today included', () => {
    for (const week of [0, 1, 2])
      expect(rolledSession({}, week)).toMatchObject({
        pinnedWeek: week,
        pinReason: 'STARTED',
        forbiddenWeeks: [],
      });
  });

  test('later in the week of today: not started yet', () => {
    const startDateByStart = weeks.map(({ startDate }, w) => (w === 2 ? '2022-03-17' : startDate));
    expect(rolledSession({ startDateByStart }, 2)).toMatchObject({ pinnedWeek: 2, pinReason: 'ENGAGED' });
    const free = { ...WEDNESDAY, frozenWeeks: 0 };
    expect(rolledSession({ startDateByStart }, 2, free)).toMatchObject({
      pinnedWeek: null,
      publishedWeek: 2,
      forbiddenWeeks: [0, 1],
    });
  });

  test('in a frozen week: engaged', () => {
    expect(rolledSession({}, 3)).toMatchObject({
      pinnedWeek: 3,
      pinReason: 'ENGAGED',
      publishedWeek: 3,
      announced: true,
    });
  });

  test('in a published week: announced there, and may move to what is not frozen', () => {
    expect(rolledSession({}, 6)).toMatchObject({
      pinnedWeek: null,
      pinReason: null,
      publishedWeek: 6,
      announced: true,
      forbiddenWeeks: SHUT,
    });
  });

  test('a draft is free, even where it was published once; so is a session left out', () => {
    for (const week of [7, null])
      expect(rolledSession({ publishedWeek: 5, announced: true }, week)).toMatchObject({
        pinnedWeek: null,
        publishedWeek: null,
        announced: false,
        forbiddenWeeks: SHUT,
      });
  });

  test('what the planner forbade and fixed stays so, until it starts', () => {
    expect(rolledSession({ forbiddenWeeks: [9, 3] }, 8).forbiddenWeeks).toEqual([...SHUT, 9]);
    const fixed: Partial<Session> = { pinnedWeek: 8, pinReason: 'PLANNER' };
    expect(rolledSession(fixed, 8)).toMatchObject({ ...fixed, forbiddenWeeks: [], publishedWeek: null });
    expect(rolledSession({ pinnedWeek: 3, pinReason: 'PLANNER' }, 3)).toMatchObject({ pinReason: 'PLANNER' });
    expect(rolledSession({ pinnedWeek: 1, pinReason: 'PLANNER' }, 1)).toMatchObject({ pinReason: 'STARTED' });
  });
});

test('twice on the same day is once', () => {
  const instance = anInstance({ weeks, sessions: [{}, {}, {}, {}, {}] });
  const plan = [1, 3, 5, 9, null];
  const once = rolled(instance, plan);
  expect(rolled(once.instance, plan)).toEqual(once);
});

test.each<[string, Partial<Session>, (number | null)[], Partial<Today>, string[]]>([
  ['an impossible day', {}, [1], { today: '2022-02-30' }, ['DATE_IMPOSSIBLE /today']],
  ['half a week', {}, [1], { frozenWeeks: 0.5 }, ['COUNT_NOT_INTEGER /frozenWeeks']],
  ['fewer than no weeks', {}, [1], { publishedWeeks: -1 }, ['COUNT_TOO_SMALL /publishedWeeks']],
  [
    'a plan of another instance',
    {},
    [1, 12],
    {},
    ['SESSION_UNKNOWN /plan/1/session', 'WEEK_OUTSIDE_HORIZON /plan/1/week'],
  ],
  [
    'a plan that moves what is pinned',
    { pinnedWeek: 4, pinReason: 'ENGAGED' },
    [5],
    {},
    ['PLAN_MOVES_PINNED /plan'],
  ],
  [
    'a plan that leaves out what is pinned',
    { pinnedWeek: 4, pinReason: 'ENGAGED' },
    [null],
    {},
    ['PLAN_MOVES_PINNED /plan'],
  ],
])('%s is a problem', (_, session, plan, day, faults) => {
  const outcome = rollForward(anInstance({ weeks, sessions: [session] }), starts(...plan), {
    ...WEDNESDAY,
    ...day,
  });
  const problems = 'problems' in outcome ? outcome.problems : [];
  expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
});
