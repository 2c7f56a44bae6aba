import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type HolidayTerritory,
  holidayTerritoryOf,
  holidayTerritoryOfRegion,
  publicHolidays,
} from '../../src/domain/public-holidays.ts';

test('the 11 public holidays of 2022 in the whole country', () => {
  expect([...publicHolidays(2022).keys()].sort()).toEqual([
    '2022-01-01',
    '2022-04-18',
    '2022-05-01',
    '2022-05-08',
    '2022-05-26',
    '2022-06-06',
    '2022-07-14',
    '2022-08-15',
    '2022-11-01',
    '2022-11-11',
    '2022-12-25',
  ]);
  expect(publicHolidays(2022).get('2022-04-18')).toBe('Lundi de Pâques');
});

/** What a territory has beside the holidays of the country. */
function added(year: number, territory: HolidayTerritory): string[] {
  return [...publicHolidays(year, territory).keys()].filter((date) => !publicHolidays(year).has(date)).sort();
}

test.each([
  ['ALSACE_MOSELLE', ['2022-04-15', '2022-12-26']],
  ['MAYOTTE', ['2022-04-27']],
  ['MARTINIQUE', ['2022-05-22']],
  ['GUADELOUPE', ['2022-05-27']],
  ['GUYANE', ['2022-06-10']],
  ['LA_REUNION', ['2022-12-20']],
] as const)('%s adds %j (L3134-13, L3422-2)', (territory, dates) => {
  expect(added(2022, territory)).toEqual(dates);
});

test('a commemoration on Ascension Day is one day off, and keeps its name', () => {
  expect(added(2031, 'MARTINIQUE')).toEqual([]);
  expect(publicHolidays(2031, 'MARTINIQUE').get('2031-05-22')).toBe('Ascension');
});

test('Good Friday is three days before Easter Monday, every year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
      const dates = new Map([...publicHolidays(year, 'ALSACE_MOSELLE')].map(([date, name]) => [name, date]));
      const days = Date.parse(dates.get('Lundi de Pâques')!) - Date.parse(dates.get('Vendredi Saint')!);
      expect(days / 86_400_000).toBe(3);
    }),
  );
});

describe('whose holidays a place keeps', () => {
  test.each([
    ['57', '44', 'ALSACE_MOSELLE'],
    ['67', '44', 'ALSACE_MOSELLE'],
    ['68', '44', 'ALSACE_MOSELLE'],
    ['54', '44', 'FRANCE'],
    [null, '44', 'FRANCE'],
    ['976', '06', 'MAYOTTE'],
    [null, '04', 'LA_REUNION'],
    // A département 01 is the Ain; a region 01, Guadeloupe.
    ['01', '84', 'FRANCE'],
  ])('département %s of region %s: %s', (departement, region, territory) => {
    expect(holidayTerritoryOf(departement, region)).toBe(territory);
  });

  test('the five overseas regions have their own, and the Grand Est as a whole has none', () => {
    const regions = ['01', '02', '03', '04', '06', '28', '44'];
    expect(regions.map(holidayTerritoryOfRegion)).toEqual([
      'GUADELOUPE',
      'MARTINIQUE',
      'GUYANE',
      'LA_REUNION',
      'MAYOTTE',
      'FRANCE',
      'FRANCE',
    ]);
  });
});
