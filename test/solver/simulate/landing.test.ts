import { describe, expect, test } from '@jest/globals';
import type { Instance, Session } from '../../../solver/instance/types.ts';
import type { GateName } from '../../../solver/parameters/types.ts';
import { landingsOf, type Start } from '../../../solver/simulate/landing.ts';
import { readAssignments } from '../../../solver/validation/reading.ts';
import {
  aClosure,
  anInstance,
  anIntake,
  anOffer,
  endsAfter,
  halfMonthsOf,
  monthGridOf,
  plusDays,
  someParameters,
  starts,
  weeksOf,
} from '../builders.ts';

type Place = Partial<Omit<Instance, 'sessions'>>;

/** Where one session planned in a week lands when it slips by some weeks; its gates are the default ones, or those given. */
function landing(
  place: Place,
  session: Partial<Session>,
  week: number,
  slipWeeks: number,
  gates: GateName[] = someParameters().gates,
): Start | null {
  const instance = anInstance({ ...place, sessions: [session] });
  const { plan } = readAssignments(instance, someParameters({ gates }), starts(week));
  return landingsOf(plan)(plan.placed[0]!)(slipWeeks);
}

/** The day on which it lands. */
function day(...from: Parameters<typeof landing>): string | undefined {
  return landing(...from)?.placed.startDate;
}

describe('the week of a landing', () => {
  test('is just as many weeks later, on the day that the session has there', () => {
    const tuesdays = weeksOf(2022).map(({ startDate }) => plusDays(startDate, 1));
    expect(day({}, {}, 8, 10)).toBe('2022-05-09');
    expect(day({}, { startDateByStart: tuesdays }, 8, 10)).toBe('2022-05-10');
  });

  test('is the planned one without a slip, even where a start is closed: it is a plan that was judged', () => {
    expect(day({ closures: [aClosure({ from: '2022-02-28', to: '2022-03-06' })] }, {}, 8, 0)).toBe(
      '2022-02-28',
    );
  });

  test('may be the last of the horizon, and none beyond it', () => {
    expect(day({}, {}, 41, 10)).toBe('2022-12-26');
    expect(landing({}, {}, 42, 10)).toBeNull();
  });

  test('is that of each slip, whatever was asked before', () => {
    const { plan } = readAssignments(anInstance(), someParameters(), starts(8));
    const asked = landingsOf(plan)(plan.placed[0]!);
    expect([10, 1, 0, 44, 10, 1].map((slip) => asked(slip)?.placed.week)).toEqual([
      18,
      9,
      8,
      undefined,
      18,
      9,
    ]);
  });

  test('leaves the window and what a planner imposed', () => {
    expect(day({}, { window: { earliest: 8, latest: 8 } }, 8, 10)).toBe('2022-05-09');
    expect(day({}, { pinnedWeek: 8, pinReason: 'PLANNER' }, 8, 10)).toBe('2022-05-09');
  });

  test('is not one that a planner forbade', () => {
    expect(day({}, { forbiddenWeeks: [18, 19] }, 8, 10)).toBe('2022-05-23');
  });

  test('on a coarser grid is the first period that lies late enough', () => {
    const half = halfMonthsOf(2022);
    const months = monthGridOf(2022);
    // From 1 March, week 8, ten weeks are week 18: 16 May is in week 19, 1 May in week 17.
    expect(day({ grid: 'HALF_MONTH', weeks: half }, { endDateByStart: endsAfter(half, 8) }, 4, 10)).toBe(
      '2022-05-16',
    );
    expect(day({ grid: 'MONTH', weeks: months }, { endDateByStart: endsAfter(months, 8) }, 2, 10)).toBe(
      '2022-06-01',
    );
  });
});

describe('a truce that a slip runs into', () => {
  const truce: Place = { closures: [aClosure({ from: '2022-07-04', to: '2022-08-31' })] };
  // Week 16 starts on 25 April; ten weeks later is 4 July.
  test('is crossed: the start goes on to the first open week', () => {
    expect(day(truce, {}, 16, 10)).toBe('2022-09-05');
  });

  test('leaves the day before it open', () => {
    expect(day(truce, {}, 16, 9)).toBe('2022-06-27');
  });

  test('to the end of the horizon loses the session', () => {
    expect(
      landing({ closures: [aClosure({ from: '2022-07-04', to: '2022-12-31' })] }, {}, 16, 10),
    ).toBeNull();
  });

  test.each<[string, Place, Partial<Session>]>([
    ['is soft', { closures: [aClosure({ kind: 'SOFT' })] }, {}],
    ['is that of another region', { closures: [aClosure({ region: '44' })] }, { region: '28' }],
    ['exempts the session', truce, { closureExempt: true }],
  ])('and %s stops nothing', (_, place, session) => {
    expect(day(place, session, 16, 10)).toBe('2022-07-04');
  });

  test('stops nothing where the scenario lifted the gate', () => {
    expect(day(truce, {}, 16, 10, [])).toBe('2022-07-04');
  });
});

describe('what a landing breaks is counted, not avoided', () => {
  // Planned on 4 April (week 13) for eight weeks; ten weeks later it starts on 13 June.
  const ending = (lastDay: string): Partial<Session> => ({
    endDateByStart: weeksOf(2022).map(() => lastDay),
  });

  test.each([
    ['on the day of the intake', '2022-09-01', false],
    ['one day after it', '2022-09-02', true],
    ['as early as the longest wait lets it', '2022-08-04', false],
    ['one day earlier than that', '2022-08-03', true],
  ])('an end %s', (_, lastDay, missesIntake) => {
    const intakes = { alternanceIntakes: [anIntake()] };
    const session = { ...ending(lastDay), alternanceIntakes: ['I1'] };
    expect(landing(intakes, session, 13, 10)).toMatchObject({ missesIntake });
    expect(landing(intakes, session, 13, 10, [])).toMatchObject({ missesIntake });
    expect(landing(intakes, { ...session, alternanceIntakes: [] }, 13, 10)).toMatchObject({
      missesIntake: false,
    });
  });

  test.each([
    ['the day after the session', '2022-07-16', false],
    ['on its last day', '2022-07-15', true],
  ])('a structuring offer that begins %s', (_, startDate, meetsStructuringOffer) => {
    const place = { prfOffers: [anOffer({ structuring: true, startDate, endDate: '2022-12-31' })] };
    expect(landing(place, ending('2022-07-15'), 13, 10)).toMatchObject({ meetsStructuringOffer });
  });

  test.each([
    ['on the first day of the session', '2022-06-13', false],
    ['on the day before', '2022-06-12', true],
  ])('a certification that ends %s', (_, validUntil, certificationLapsed) => {
    const certification = { validFrom: null, validUntil };
    expect(landing({}, { certification }, 13, 10)).toMatchObject({ certificationLapsed });
    expect(landing({}, { certification }, 13, 0)).toMatchObject({ certificationLapsed: false });
  });

  test('competition is that of the day it starts on', () => {
    // An offer on 13 June, three weeks after one start, the same day as the other, out of reach of the third.
    const place = { prfOffers: [anOffer({ startDate: '2022-06-13', endDate: '2022-09-30' })] };
    expect(landing(place, { plannedEntries: 12 }, 13, 7)).toMatchObject({ concurrency: 6 });
    expect(landing(place, { plannedEntries: 12 }, 13, 10)).toMatchObject({ concurrency: 12 });
    expect(landing(place, { plannedEntries: 12 }, 13, 16)).toMatchObject({ concurrency: 0 });
  });
});
