/** Holidays of a place in the starts, the ends and the months of an instance. */

import { expect, test } from '@jest/globals';
import { checkInstance } from '../../../solver/index.ts';
import { buildInstance } from '../../../src/scenarios/build-instance/index.ts';
import type { SessionRow } from '../../../src/scenarios/campaign-data.ts';
import { defaultChoices } from '../../../src/scenarios/choices.ts';
import { aCampaign, aSessionRow, wishedOn } from '../rows.ts';

function build(regionCode: string, ...rows: Partial<SessionRow>[]) {
  const sessions = rows.map((row, i) => aSessionRow({ reference: `S${i}`, ...row }));
  const { instance } = buildInstance(aCampaign({ regionCode, sessions }), defaultChoices());
  expect(checkInstance(instance)).toEqual([]);
  return {
    /** First and last day of each session in a week. */
    days: (week: number) =>
      instance.sessions.map((one) => [one.startDateByStart?.[week], one.endDateByStart[week]]),
    workingDays: Object.fromEntries(instance.months.map(({ month, workingDays }) => [month, workingDays])),
  };
}

test('in the Grand Est a session of Strasbourg pauses on Good Friday, and one of Nancy does not', () => {
  const easter = { ...wishedOn('2022-04-11'), hours: 70 };
  const { days, workingDays } = build(
    '44',
    { ...easter, departement: '67' },
    { ...easter, departement: '54' },
  );
  // Week 14 is that of Monday 11 April 2022; 15 April is Good Friday, 18 April Easter Monday.
  expect(days(14)).toEqual([
    ['2022-04-11', '2022-04-26'],
    ['2022-04-11', '2022-04-25'],
  ]);
  // The region as a whole can start a session on Good Friday.
  expect(workingDays['2022-04']).toBe(20);
});

test('a start wished on Good Friday is the day before in Moselle', () => {
  const friday = { ...wishedOn('2022-04-15'), hours: 35 };
  const { days } = build('44', { ...friday, departement: '57' }, { ...friday, departement: null });
  expect(days(14).map(([start]) => start)).toEqual(['2022-04-14', '2022-04-15']);
});

test('Réunion neither starts, nor teaches, nor counts on 20 December, even without a département', () => {
  const december = { ...wishedOn('2022-12-20'), hours: 35 };
  const { days, workingDays } = build(
    '04',
    { ...december, departement: '974' },
    { ...december, departement: null },
  );
  // Week 50 is that of Monday 19 December 2022.
  expect(days(50)).toEqual([
    ['2022-12-21', '2022-12-27'],
    ['2022-12-21', '2022-12-27'],
  ]);
  expect(workingDays['2022-12']).toBe(21);
  expect(build('28', december).workingDays['2022-12']).toBe(22);
});
