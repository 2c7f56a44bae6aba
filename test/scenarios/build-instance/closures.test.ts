/** What closures do to starts, to durations, to the months and to the instance. */

import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../solver/index.ts';
import { buildInstance } from '../../../src/scenarios/build-instance/index.ts';
import type { ClosureRow } from '../../../src/scenarios/campaign-data.ts';
import { defaultChoices } from '../../../src/scenarios/choices.ts';
import { aCampaign, aClosureRow, aSessionRow, wishedOn } from '../rows.ts';

/** Ten training days wished on Monday 4 July 2022; week 26 is that of 4 July, 27 that of 11 July. */
const SUMMER = { ...wishedOn('2022-07-04'), hours: 70 };

function build(closures: ClosureRow[], closureExempt: string[] = []) {
  const { instance } = buildInstance(aCampaign({ closures, sessions: [aSessionRow(SUMMER)] }), {
    ...defaultChoices(),
    closureExempt,
  });
  expect(checkInstance(instance)).toEqual([]);
  const session = instance.sessions[0]!;
  return {
    closures: instance.closures,
    days: (week: number) => [session.startDateByStart?.[week], session.endDateByStart[week]],
    workingDays: (month: string) => instance.months.find((m) => m.month === month)?.workingDays,
  };
}

describe('a closure of starts (002:L407-415)', () => {
  const july = build([aClosureRow({ firstDay: '2022-07-11', lastDay: '2022-08-26' })]);

  test('lets what has begun go on: begun on 4 July, it ends in July', () => {
    // 14 July is a public holiday.
    expect(july.days(26)).toEqual(['2022-07-04', '2022-07-18']);
  });

  test('is told to the solver, and leaves the targets of its months', () => {
    expect(july.closures).toEqual([
      { id: 'TREVE', label: 'Trêve', kind: 'HARD', from: '2022-07-11', to: '2022-08-26' },
    ]);
    // 1 July and the first week; 29 to 31 August.
    expect([july.workingDays('2022-07'), july.workingDays('2022-08')]).toEqual([6, 3]);
  });

  test('is avoided within a week that it only begins', () => {
    const monday = build([aClosureRow({ firstDay: '2022-07-04', lastDay: '2022-07-05' })]);
    expect(monday.days(26)[0]).toBe('2022-07-06');
  });

  test('is not avoided by a session that the region exempts', () => {
    const exempt = build([aClosureRow({ firstDay: '2022-07-04', lastDay: '2022-07-05' })], ['S1']);
    expect(exempt.days(26)).toEqual(['2022-07-04', '2022-07-18']);
  });
});

test('a soft closure of starts moves no day: its price is the solver’s, its months have no target', () => {
  const soft = build([aClosureRow({ firstDay: '2022-07-04', lastDay: '2022-07-31', force: 'SOFT' })]);
  expect(soft.days(26)).toEqual(['2022-07-04', '2022-07-18']);
  expect(soft.closures).toMatchObject([{ id: 'TREVE', kind: 'SOFT' }]);
  expect(soft.workingDays('2022-07')).toBe(1);
});

describe('a closure of courses', () => {
  const closed = aClosureRow({ effect: 'COURSES', firstDay: '2022-07-11', lastDay: '2022-07-15' });

  test('makes what is under way end later, an exempted session too: nobody teaches', () => {
    expect(build([closed]).days(26)).toEqual(['2022-07-04', '2022-07-22']);
    expect(build([closed], ['S1']).days(26)).toEqual(['2022-07-04', '2022-07-22']);
  });

  test('closes no start of its own, but a start avoids its days within the week', () => {
    const monday = build([{ ...closed, lastDay: '2022-07-11' }]);
    expect(monday.closures).toEqual([]);
    expect(monday.days(27)[0]).toBe('2022-07-12');
  });

  test('of starts too does both', () => {
    const both = build([{ ...closed, effect: 'STARTS_AND_COURSES', force: 'SOFT' }]);
    expect(both.closures).toMatchObject([{ id: 'TREVE', kind: 'SOFT' }]);
    expect(both.days(26)[1]).toBe('2022-07-22');
    expect(both.workingDays('2022-07')).toBe(16);
  });
});
