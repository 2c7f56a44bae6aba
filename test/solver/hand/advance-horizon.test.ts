import { describe, expect, test } from '@jest/globals';
import { advanceHorizon, type NextHorizon } from '../../../solver/hand/advance-horizon.ts';
import type { Instance, Session } from '../../../solver/instance/types.ts';
import { aCapacity, anEnvelope, anInstance, monthsOf, starts, weeksFrom } from '../builders.ts';
import { nextHorizon } from './next-horizon.ts';

/** Twelve weeks from Monday 2022-02-28; the quarter ends in week 4, which goes to Sunday 3 April. */
const weeks = weeksFrom('2022-02-28', 12);
const STARTED: Partial<Session> = { pinReason: 'STARTED' };

const instance = anInstance({
  weeks,
  sessions: [
    { ...STARTED, pinnedWeek: 1, costCents: 4_812_834, envelope: 'AKTO' },
    { ...STARTED, pinnedWeek: 3, costCents: 1, envelope: 'AKTO' },
    { ...STARTED, pinnedWeek: 2, costCents: 700, envelope: 'REGION' },
    {
      pinnedWeek: 6,
      pinReason: 'PLANNER',
      envelope: 'AKTO',
      wishedWeek: 2,
      window: { earliest: 0, latest: 5 },
    },
    {
      envelope: 'AKTO',
      wishedWeek: 9,
      askedWeek: 1,
      forbiddenWeeks: [0, 3, 4, 8],
      publishedWeek: 9,
      announced: true,
    },
    { envelope: 'REGION', window: { earliest: 0, latest: 3 } },
    { envelope: 'REGION', window: { earliest: 0, latest: 4 }, publishedWeek: 2 },
  ],
  envelopes: [
    anEnvelope({ id: 'REGION', alreadyEngagedCents: 5 }),
    anEnvelope({ id: 'AKTO', parent: 'REGION', alreadyEngagedCents: 1_000 }),
  ],
  capacities: [aCapacity({ quarter: '2022-Q1' }), aCapacity({ quarter: '2022-Q2' })],
});
const plan = starts(1, 3, 2, 6, 9, null, null);

function advanced(from: string, appended: number, given: Instance = instance) {
  const outcome = advanceHorizon(given, plan, nextHorizon(given, from, appended));
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

describe('a horizon that moves on to April', () => {
  const next = advanced('2022-04-01', 4);

  test('drops the periods that are over and appends the new ones, ranks counted anew', () => {
    expect(next.instance.weeks).toEqual(weeksFrom('2022-03-28', 12));
    expect(next.instance.months.map(({ month }) => month)).toEqual([
      '2022-03',
      '2022-04',
      '2022-05',
      '2022-06',
    ]);
  });

  test('what started is money engaged where it was charged, to the cent', () => {
    expect(next.history).toEqual(['S1', 'S2', 'S3']);
    expect(next.instance.envelopes.map(({ alreadyEngagedCents }) => alreadyEngagedCents)).toEqual([
      5 + 700,
      1_000 + 4_812_834 + 1,
    ]);
  });

  test('every position of a session moves with the horizon', () => {
    const [fixed, draft, waiting] = next.instance.sessions;
    expect(fixed).toMatchObject({ pinnedWeek: 2, wishedWeek: 0, window: { earliest: 0, latest: 1 } });
    expect(draft).toMatchObject({
      wishedWeek: 5,
      askedWeek: 0,
      forbiddenWeeks: [0, 4],
      publishedWeek: 5,
      announced: true,
    });
    expect(draft!.endDateByStart).toHaveLength(12);
    expect(draft!.endDateByStart[0]).toBe(instance.sessions[4]!.endDateByStart[4]);
    expect(waiting).toMatchObject({ id: 'S7', window: { earliest: 0, latest: 0 }, publishedWeek: null });
  });

  test('the plan is told in the new ranks, and what can no longer be placed is named', () => {
    expect(next.plan).toEqual([
      { session: 'S4', week: 2 },
      { session: 'S5', week: 5 },
      { session: 'S7', week: null },
    ]);
    expect(next.expired).toEqual(['S6']);
  });

  test('a capacity goes with the last month of its quarter', () => {
    expect(next.instance.capacities!.map(({ quarter }) => quarter)).toEqual(['2022-Q1', '2022-Q2']);
    expect(advanced('2022-04-04', 4).instance.capacities!.map(({ quarter }) => quarter)).toEqual(['2022-Q2']);
  });
});

test('own start dates are appended too', () => {
  const tuesdays = (list: typeof weeks): string[] =>
    list.map(
      ({ startDate }) => `${startDate.slice(0, 8)}${String(Number(startDate.slice(8)) + 1).padStart(2, '0')}`,
    );
  // Every Monday of these weeks is followed by a Tuesday of the same month, but that of 28 February.
  const mondays = weeksFrom('2022-03-07', 3);
  const given = anInstance({ weeks: mondays, sessions: [{ startDateByStart: tuesdays(mondays) }] });
  const appended = nextHorizon(given, '2022-03-14', 1);
  const outcome = advanceHorizon(given, starts(null), appended);
  expect(outcome).toMatchObject({
    instance: { sessions: [{ startDateByStart: ['2022-03-15', '2022-03-22', '2022-03-28'] }] },
  });
});

describe('what cannot move on is told', () => {
  const good = nextHorizon(instance, '2022-04-01', 2);
  const free = anInstance({ weeks, sessions: [{}] });
  test.each<[string, Instance, NextHorizon, string[]]>([
    ['an impossible day', instance, { ...good, from: '2022-02-30' }, ['DATE_IMPOSSIBLE /from']],
    ['a day before the horizon', instance, { ...good, from: '2022-02-27' }, ['DATE_OUTSIDE_HORIZON /from']],
    ['a day after the horizon', instance, { ...good, from: '2022-05-23' }, ['DATE_OUTSIDE_HORIZON /from']],
    [
      'a session dropped that nobody says has started',
      free,
      nextHorizon(free, '2022-04-01', 1),
      ['HISTORY_NOT_STARTED /from'],
    ],
    [
      'sessions without dates in the new weeks',
      instance,
      { ...good, dates: { ...good.dates, S5: { ends: [] } } },
      ['DATES_MISSING /dates/S5'],
    ],
    [
      'a month that is not told',
      instance,
      { ...good, months: good.months.toSpliced(1, 1) },
      ['MONTH_MISSING /months'],
    ],
    [
      'a week that does not come after the last',
      instance,
      { ...good, weekStarts: ['2022-05-16', '2022-05-30'] },
      ['WEEKS_NOT_INCREASING /weeks/8/startDate'],
    ],
  ])('%s', (_, given, next, faults) => {
    const sessions = given.sessions.length;
    const outcome = advanceHorizon(given, sessions === 1 ? starts(1) : plan, next);
    const problems = 'problems' in outcome ? outcome.problems : [];
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });

  test('the months of the builders are those that are expected', () => {
    expect(good.months).toEqual(monthsOf(weeksFrom('2022-03-28', 10)));
  });
});
