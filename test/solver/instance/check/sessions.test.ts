import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { anInstance, anIntake, anOffer, endsAfter, plusDays, weeksFrom } from '../../builders.ts';
import { told } from './told.ts';

const WEEKS = weeksFrom('2022-01-03', 4);

/** What is told of an instance of four weeks whose only session is this one. */
function toldOf(session: Partial<Session>): string[] {
  return told(anInstance({ weeks: WEEKS, sessions: [session], alternanceIntakes: [anIntake()] }));
}

test('an empty region is told', () => {
  expect(told(anInstance({ sessions: [] }))).toEqual(['NO_SESSION /sessions']);
});

test('two sessions of one id', () => {
  expect(told(anInstance({ sessions: [{ id: 'A' }, { id: 'B' }, { id: 'A' }] }))).toEqual([
    'ID_DUPLICATE /sessions/2/id',
  ]);
});

describe('numbers of a session', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['one trainee', { plannedEntries: 1 }, []],
    ['no trainee', { plannedEntries: 0 }, ['COUNT_TOO_SMALL /sessions/0/plannedEntries']],
    ['half a trainee', { plannedEntries: 9.5 }, ['COUNT_NOT_INTEGER /sessions/0/plannedEntries']],
    ['NaN trainees', { plannedEntries: Number.NaN }, ['COUNT_NOT_INTEGER /sessions/0/plannedEntries']],
    ['no cost', { costCents: 0 }, []],
    ['a cost below zero', { costCents: -1 }, ['MONEY_NEGATIVE /sessions/0/costCents']],
    ['half a cent', { costCents: 0.5 }, ['MONEY_NOT_INTEGER /sessions/0/costCents']],
    ['the largest exact cost', { costCents: Number.MAX_SAFE_INTEGER }, []],
    ['weight 0', { placementWeight: 0 }, []],
    ['weight NaN', { placementWeight: Number.NaN }, ['WEIGHT_INVALID /sessions/0/placementWeight']],
    [
      'an infinite weight',
      { placementWeight: Number.POSITIVE_INFINITY },
      ['WEIGHT_INVALID /sessions/0/placementWeight'],
    ],
    ['a negative weight', { placementWeight: -0.1 }, ['WEIGHT_INVALID /sessions/0/placementWeight']],
    ['a ROME code in lower case', { rome: 'h2913' }, ['ROME_INVALID /sessions/0/rome']],
  ])('%s', (_, session, problems) => {
    expect(toldOf(session)).toEqual(problems);
  });

  test('costs that are exact one by one but not together', () => {
    const sessions = [{ costCents: Number.MAX_SAFE_INTEGER }, { costCents: 1 }];
    expect(told(anInstance({ sessions }))).toEqual(['MONEY_UNSAFE /sessions']);
  });

  test('a cost beyond exact integers', () => {
    expect(toldOf({ costCents: 2 ** 53 })).toContain('MONEY_UNSAFE /sessions/0/costCents');
  });
});

describe('what a session refers to', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['an envelope that is not there', { envelope: 'E9' }, ['ENVELOPE_UNKNOWN /sessions/0/envelope']],
    ['an intake that is there', { alternanceIntakes: ['I1'] }, []],
    [
      'an intake that is not',
      { alternanceIntakes: ['I1', 'I9'] },
      ['INTAKE_UNKNOWN /sessions/0/alternanceIntakes/1'],
    ],
  ])('%s', (_, session, problems) => {
    expect(toldOf(session)).toEqual(problems);
  });
});

describe('weeks of a session', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['wished in the last week', { wishedWeek: 3 }, []],
    ['wished after the last week', { wishedWeek: 4 }, ['WISHED_WEEK_OUTSIDE_HORIZON /sessions/0/wishedWeek']],
    [
      'wished before the first week',
      { wishedWeek: -1 },
      ['WISHED_WEEK_OUTSIDE_HORIZON /sessions/0/wishedWeek'],
    ],
    ['wished outside its window', { wishedWeek: 0, window: { earliest: 2, latest: 3 } }, []],
    ['a window of one week', { window: { earliest: 3, latest: 3 } }, []],
    [
      'a window that ends after the horizon',
      { window: { earliest: 0, latest: 4 } },
      ['WINDOW_OUTSIDE_HORIZON /sessions/0/window/latest'],
    ],
    [
      'a window that starts before it',
      { window: { earliest: -1, latest: 3 } },
      ['WINDOW_OUTSIDE_HORIZON /sessions/0/window/earliest'],
    ],
    [
      'a window the wrong way round',
      { window: { earliest: 2, latest: 1 } },
      ['WINDOW_REVERSED /sessions/0/window/latest'],
    ],
    [
      'a window between weeks',
      { window: { earliest: 0.5, latest: 3 } },
      ['WINDOW_OUTSIDE_HORIZON /sessions/0/window/earliest'],
    ],
  ])('%s', (_, session, problems) => {
    expect(toldOf(session)).toEqual(problems);
  });
});

describe('dates of a session', () => {
  const mondays = WEEKS.map(({ startDate }) => startDate);
  const sundays = mondays.map((monday) => plusDays(monday, 6));
  const replaced = (dates: string[], w: number, date: string) =>
    dates.map((other, i) => (i === w ? date : other));

  test.each<[string, Partial<Session>, string[]]>([
    ['starts on the first day of each week', { startDateByStart: mondays }, []],
    ['starts on the last day of each week', { startDateByStart: sundays }, []],
    [
      'starts the day after its week',
      { startDateByStart: replaced(mondays, 1, '2022-01-17') },
      ['START_OUTSIDE_WEEK /sessions/0/startDateByStart/1'],
    ],
    [
      'starts the day before its week',
      { startDateByStart: replaced(mondays, 1, '2022-01-09') },
      ['START_OUTSIDE_WEEK /sessions/0/startDateByStart/1'],
    ],
    [
      'starts the day after the last week',
      { startDateByStart: replaced(mondays, 3, '2022-01-31') },
      ['START_OUTSIDE_WEEK /sessions/0/startDateByStart/3'],
    ],
    [
      'starts on a day that does not exist',
      { startDateByStart: replaced(mondays, 0, '2022-02-30') },
      ['DATE_IMPOSSIBLE /sessions/0/startDateByStart/0'],
    ],
    [
      'a start too few',
      { startDateByStart: mondays.slice(1) },
      [
        'START_DATES_LENGTH /sessions/0/startDateByStart',
        ...[0, 1, 2].map((w) => `START_OUTSIDE_WEEK /sessions/0/startDateByStart/${w}`),
      ],
    ],
    [
      'an end too many',
      { endDateByStart: [...endsAfter(WEEKS, 8), '2022-04-01'] },
      ['END_DATES_LENGTH /sessions/0/endDateByStart'],
    ],
    ['no end', { endDateByStart: [] }, ['END_DATES_LENGTH /sessions/0/endDateByStart']],
    ['ends on the day it starts', { endDateByStart: mondays }, []],
    [
      'ends the day before it starts',
      { endDateByStart: replaced(mondays, 2, '2022-01-16') },
      ['END_BEFORE_START /sessions/0/endDateByStart/2'],
    ],
    [
      'ends before its own start date though after its week began',
      { startDateByStart: sundays, endDateByStart: replaced(sundays, 0, '2022-01-08') },
      ['END_BEFORE_START /sessions/0/endDateByStart/0'],
    ],
    [
      'ends in 9999',
      { endDateByStart: replaced(sundays, 0, '9999-01-01') },
      ['DATE_OUT_OF_RANGE /sessions/0/endDateByStart/0'],
    ],
    ['ends after the horizon', { endDateByStart: replaced(sundays, 3, '2023-06-30') }, []],
  ])('%s', (_, session, problems) => {
    expect(toldOf(session)).toEqual(problems);
  });
});

describe('pins of a session', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['pinned with its reason', { pinnedWeek: 2, pinReason: 'STARTED' }, []],
    ['pinned to week 0', { pinnedWeek: 0, pinReason: 'PLANNER' }, []],
    ['pinned without reason', { pinnedWeek: 0 }, ['PIN_WITHOUT_REASON /sessions/0/pinReason']],
    ['a reason without pin', { pinReason: 'ENGAGED' }, ['PIN_WITHOUT_WEEK /sessions/0/pinnedWeek']],
    [
      'pinned after the horizon',
      { pinnedWeek: 4, pinReason: 'PLANNER' },
      ['PIN_OUTSIDE_HORIZON /sessions/0/pinnedWeek'],
    ],
    [
      'pinned outside its window, as a fact may be',
      { pinnedWeek: 3, pinReason: 'STARTED', window: { earliest: 0, latest: 1 } },
      [],
    ],
    [
      'pinned where it is forbidden',
      { pinnedWeek: 2, pinReason: 'PLANNER', forbiddenWeeks: [1, 2] },
      ['PIN_FORBIDDEN /sessions/0/pinnedWeek'],
    ],
    ['pinned beside a forbidden week', { pinnedWeek: 2, pinReason: 'PLANNER', forbiddenWeeks: [1] }, []],
    [
      'forbidden after the horizon',
      { forbiddenWeeks: [3, 4] },
      ['FORBIDDEN_WEEK_OUTSIDE_HORIZON /sessions/0/forbiddenWeeks/1'],
    ],
    ['forbidden everywhere, which is infeasible but not contradictory', { forbiddenWeeks: [0, 1, 2, 3] }, []],
  ])('%s', (_, session, problems) => {
    expect(toldOf(session)).toEqual(problems);
  });
});

test('every problem is told at once, with the value, what was expected and what to do', () => {
  const instance = anInstance({
    weeks: WEEKS,
    sessions: [{ wishedWeek: 9, costCents: -5 }, { envelope: 'E9' }],
    prfOffers: [anOffer({ startDate: '2022-02-30' })],
  });
  expect(told(instance)).toEqual([
    'MONEY_NEGATIVE /sessions/0/costCents',
    'WISHED_WEEK_OUTSIDE_HORIZON /sessions/0/wishedWeek',
    'ENVELOPE_UNKNOWN /sessions/1/envelope',
    'DATE_IMPOSSIBLE /prfOffers/0/startDate',
  ]);
});
