/**
 * Named builders of the smallest valid instance: a test states what matters to it and nothing else.
 * One session of ten trainees, one envelope that pays it, 52 weeks from Monday 2022-01-03.
 */

import { isoDate, monthOf, quarterOfMonth } from '../../solver/instance/iso-date.ts';
import type {
  Agency,
  AlternanceIntake,
  CandidatePool,
  Capacity,
  Closure,
  Envelope,
  Grid,
  Instance,
  IsoDate,
  Month,
  Opco,
  PrfOffer,
  Session,
  Tranche,
  Week,
  WeekIndex,
} from '../../solver/instance/types.ts';
import { defaultLevel, defaultParameters } from '../../solver/parameters/defaults.ts';
import type { Level, Parameters, TermName } from '../../solver/parameters/types.ts';
import type { Assignment } from '../../solver/solution/types.ts';

/** Days from 1970-01-01 to a date: a date without a time is read as UTC. */
function dayNumber(date: IsoDate): number {
  return Date.parse(date) / 86_400_000;
}

/** The date that many days after another. */
export function plusDays(date: IsoDate, days: number): IsoDate {
  return isoDate(dayNumber(date) + days);
}

/** That many weeks of seven days from a date. */
export function weeksFrom(start: IsoDate, count: number): Week[] {
  return Array.from({ length: count }, (_, w) => ({ startDate: plusDays(start, 7 * w), offsetWeeks: w }));
}

/** The weeks whose Monday lies in the year: 52 from 2022-01-03 for 2022. */
export function weeksOf(year: number): Week[] {
  const newYear = `${year}-01-01`;
  const daysToMonday = (8 - (new Date(newYear).getUTCDay() || 7)) % 7;
  const firstMonday = plusDays(newYear, daysToMonday);
  const count = Math.floor((dayNumber(`${year}-12-31`) - dayNumber(firstMonday)) / 7) + 1;
  return weeksFrom(firstMonday, count);
}

/** Periods that start on the days given of each month of a year, for the coarser grids. */
function periodsOf(year: number, daysOfMonth: string[]): Week[] {
  const origin = dayNumber(`${year}-01-01`);
  const months = Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}`);
  return months
    .flatMap((month) => daysOfMonth.map((day) => `${month}-${day}`))
    .map((startDate) => ({ startDate, offsetWeeks: Math.floor((dayNumber(startDate) - origin) / 7) }));
}

/** The 24 half-months of a year (grid HALF_MONTH). */
export function halfMonthsOf(year: number): Week[] {
  return periodsOf(year, ['01', '16']);
}

/** The 12 months of a year as start periods (grid MONTH). */
export function monthGridOf(year: number): Week[] {
  return periodsOf(year, ['01']);
}

/** Last day of the last period: six days after its first one, or the end of its month on a coarser grid. */
function lastDayOf(weeks: Week[], grid: Grid): number {
  const start = weeks.at(-1)!.startDate;
  if (grid === 'WEEK') return dayNumber(start) + 6;
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  return dayNumber(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10));
}

/** The months of the Monday-to-Friday days of some weeks; every such day works: no holiday, no closure. */
export function monthsOf(weeks: Week[], grid: Grid = 'WEEK'): Month[] {
  const first = dayNumber(weeks[0]!.startDate);
  const last = lastDayOf(weeks, grid);
  const workingDays = new Map<string, number>();
  for (let day = first; day <= last; day += 1) {
    const weekday = new Date(isoDate(day)).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const month = monthOf(isoDate(day));
    workingDays.set(month, (workingDays.get(month) ?? 0) + 1);
  }
  return [...workingDays].map(([month, days]) => ({
    month,
    quarter: quarterOfMonth(month),
    workingDays: days,
  }));
}

/** Last day for each start week of a session that lasts some weeks: the Friday of its last week. */
export function endsAfter(weeks: Week[], durationWeeks: number): IsoDate[] {
  return weeks.map((week) => plusDays(week.startDate, 7 * durationWeeks - 3));
}

/**
 * A structural session of 10 trainees and 50 000 EUR paid by envelope `E1`, wished in the first week,
 * free over the whole horizon, eight weeks long.
 */
export function aSession(overrides: Partial<Session> = {}, weeks: Week[] = weeksOf(2022)): Session {
  return {
    id: 'S1',
    opco: 'AKTO',
    agency: null,
    departement: '14',
    zone: 'Caen',
    rome: 'H2913',
    plannedEntries: 10,
    costCents: 5_000_000,
    envelope: 'E1',
    wishedWeek: 0,
    window: { earliest: 0, latest: weeks.length - 1 },
    nature: 'STRUCTURAL',
    endDateByStart: endsAfter(weeks, 8),
    alternanceIntakes: [],
    placementWeight: 1,
    pinnedWeek: null,
    pinReason: null,
    forbiddenWeeks: [],
    closureExempt: false,
    ...overrides,
  };
}

/** A tranche of 10 000 000 EUR released on 1 January 2022. */
export function aTranche(overrides: Partial<Tranche> = {}): Tranche {
  return { date: '2022-01-01', amountCents: 1_000_000_000, kind: 'INITIAL', ...overrides };
}

/** A top envelope `E1` with one ample tranche and nothing engaged. */
export function anEnvelope(overrides: Partial<Envelope> = {}): Envelope {
  return {
    id: 'E1',
    parent: null,
    tranches: [aTranche()],
    alreadyEngagedCents: 0,
    floorCents: null,
    ...overrides,
  };
}

/** A PRF offer of the same job and zone as `aSession`, not structuring, from 2022-03-07 to 2022-06-03. */
export function anOffer(overrides: Partial<PrfOffer> = {}): PrfOffer {
  return {
    id: 'O1',
    rome: 'H2913',
    departement: '14',
    zone: 'Caen',
    startDate: '2022-03-07',
    endDate: '2022-06-03',
    places: 12,
    structuring: false,
    ...overrides,
  };
}

/** An intake on 1 September 2022 that a session may precede by four weeks at most. */
export function anIntake(overrides: Partial<AlternanceIntake> = {}): AlternanceIntake {
  return { id: 'I1', date: '2022-09-01', maxGapWeeks: 4, ...overrides };
}

/** The summer truce of July and August 2022. */
export function aClosure(overrides: Partial<Closure> = {}): Closure {
  return { id: 'C1', from: '2022-07-01', to: '2022-08-31', ...overrides };
}

/** The agency of Caen, which can launch two sessions in the same week. */
export function anAgency(overrides: Partial<Agency> = {}): Agency {
  return { id: 'Caen', launchCap: 2, ...overrides };
}

/** The OPCO of `aSession`, which can launch two sessions in one month. */
export function anOpco(overrides: Partial<Opco> = {}): Opco {
  return { id: 'AKTO', monthlyLaunchCap: 2, ...overrides };
}

/** Twenty candidates expected over three months for the job family of `aSession`, wherever it is. */
export function aPool(overrides: Partial<CandidatePool> = {}): CandidatePool {
  return { id: 'V1', family: 'H29', zone: null, departement: null, expectedCandidates: 20, ...overrides };
}

/** A first quarter of 2022 that can hold a hundred trainees, at any cost. */
export function aCapacity(overrides: Partial<Capacity> = {}): Capacity {
  return { quarter: '2022-Q1', entries: 100, costCents: null, ...overrides };
}

/**
 * The smallest valid instance, with what the test states in its place. Sessions are drafts: what they leave
 * out comes from `aSession` on the weeks of this instance, and they are named S1, S2... in order.
 */
export function anInstance(
  overrides: Partial<Omit<Instance, 'sessions'>> & { sessions?: Partial<Session>[] } = {},
): Instance {
  const { sessions = [{}], ...rest } = overrides;
  const weeks = rest.weeks ?? weeksOf(2022);
  return {
    format: 'metronome-instance/1',
    name: 'essai',
    regionCode: '28',
    grid: 'WEEK',
    weeks,
    months: monthsOf(weeks, rest.grid),
    sessions: sessions.map((draft, i) => aSession({ id: `S${i + 1}`, ...draft }, weeks)),
    envelopes: [anEnvelope()],
    prfOffers: [],
    alternanceIntakes: [],
    closures: [],
    ...rest,
  };
}

/** The default parameters with the fields given in their place. */
export function someParameters(overrides: Partial<Parameters> = {}): Parameters {
  return { ...defaultParameters(), ...overrides };
}

/** A level of one term, solved exactly, with the fields given in their place. */
export function aLevel(term: TermName, overrides: Partial<Level> = {}): Level {
  return { ...defaultLevel(term, 0, 0), ...overrides };
}

/** Assignments S1, S2... in the order of the weeks given; null leaves one unplaced. */
export function starts(...weeks: (WeekIndex | null)[]): Assignment[] {
  return weeks.map((week, i) => ({ session: `S${i + 1}`, week }));
}
