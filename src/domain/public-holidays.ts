import joursFeries from '@socialgouv/jours-feries';
import { type IsoDate, isoDate } from './dates.ts';

/**
 * Whose public holidays: those of the whole country, or with those that the law adds in a territory. Good Friday is one
 * only where a commune has a Protestant or a shared church (L3134-13); no list of them is kept, so we take the whole of
 * the three départements: a day of training too few, never one on which nobody comes.
 */
export type HolidayTerritory =
  | 'FRANCE'
  | 'ALSACE_MOSELLE'
  | 'GUADELOUPE'
  | 'MARTINIQUE'
  | 'GUYANE'
  | 'LA_REUNION'
  | 'MAYOTTE';

/** Where the law adds holidays, by INSEE code of the département (Code du travail, L3134-1, L3134-13, L3422-2). */
const TERRITORY_OF_DEPARTEMENT: Readonly<Record<string, HolidayTerritory>> = {
  '57': 'ALSACE_MOSELLE',
  '67': 'ALSACE_MOSELLE',
  '68': 'ALSACE_MOSELLE',
  '971': 'GUADELOUPE',
  '972': 'MARTINIQUE',
  '973': 'GUYANE',
  '974': 'LA_REUNION',
  '976': 'MAYOTTE',
};

/** Regions of one département, by INSEE code of the region; the others share no holiday of their own. */
const TERRITORY_OF_REGION: Readonly<Record<string, HolidayTerritory>> = {
  '01': 'GUADELOUPE',
  '02': 'MARTINIQUE',
  '03': 'GUYANE',
  '04': 'LA_REUNION',
  '06': 'MAYOTTE',
};

/** Month and day of the commemoration of the abolition of slavery (Code du travail, L3422-2). */
const ABOLITION_DAY: Readonly<Partial<Record<HolidayTerritory, readonly [month: number, day: number]>>> = {
  MAYOTTE: [4, 27],
  MARTINIQUE: [5, 22],
  GUADELOUPE: [5, 27],
  GUYANE: [6, 10],
  LA_REUNION: [12, 20],
};

const HALF_DAY_MS = 43_200_000;

/** Whose holidays a region keeps everywhere: Alsace-Moselle's are not those of the whole Grand Est. */
export function holidayTerritoryOfRegion(regionCode: string): HolidayTerritory {
  return TERRITORY_OF_REGION[regionCode] ?? 'FRANCE';
}

/** Whose holidays a place keeps: its département's, or its region's while the place is to be decided. */
export function holidayTerritoryOf(departement: string | null, regionCode: string): HolidayTerritory {
  return departement === null
    ? holidayTerritoryOfRegion(regionCode)
    : (TERRITORY_OF_DEPARTEMENT[departement] ?? 'FRANCE');
}

const holidaysByKey = new Map<string, ReadonlyMap<IsoDate, string>>();

/** The public holidays of a year, date to French name: 11 in the whole country (L3133-1), 13 in Alsace-Moselle, 12 overseas. */
export function publicHolidays(
  year: number,
  territory: HolidayTerritory = 'FRANCE',
): ReadonlyMap<IsoDate, string> {
  const key = `${territory} ${year}`;
  const known = holidaysByKey.get(key);
  if (known !== undefined) return known;
  const holidays = new Map<IsoDate, string>();
  for (const [name, midnight] of Object.entries(
    joursFeries(year, { alsace: territory === 'ALSACE_MOSELLE' }),
  )) {
    // The library adds days of 24 hours to local midnights: where summer time ends in between, it says
    // 23:00 the day before. Noon is on the right day in every zone.
    const noon = new Date(midnight.getTime() + HALF_DAY_MS);
    holidays.set(isoDate(noon.getFullYear(), noon.getMonth() + 1, noon.getDate()), name);
  }
  const abolition = ABOLITION_DAY[territory];
  if (abolition !== undefined) {
    const date = isoDate(year, ...abolition);
    // In some years it is Ascension or Whit Monday: one day off, under the country's name.
    if (!holidays.has(date)) holidays.set(date, 'Abolition de l’esclavage');
  }
  holidaysByKey.set(key, holidays);
  return holidays;
}
