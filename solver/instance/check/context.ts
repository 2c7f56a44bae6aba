/** What the checks share: the instance, its dates read once, and how a problem is written. */

import type { Problem } from '../../solution/types.ts';
import { type DateReading, FIRST_YEAR, isoDate, LAST_YEAR, readDate } from '../iso-date.ts';
import { shown } from '../shown.ts';
import type { Instance, IsoDate } from '../types.ts';

/** An instance under check. */
export interface CheckContext {
  instance: Instance;
  /** Reads a date once: the same few hundred dates occur in thousands of places. */
  read: (date: IsoDate) => DateReading;
  /** Day number of a date, undefined when it is not one. */
  day: (date: IsoDate) => number | undefined;
  /** First day of each week, undefined when it is not a date. */
  weekDays: (number | undefined)[];
  /** Last day of each week, undefined when the dates around it do not tell. */
  weekEnds: (number | undefined)[];
}

/** Reads the dates of the weeks once, for all checks. */
export function contextOf(instance: Instance): CheckContext {
  const readings = new Map<IsoDate, DateReading>();
  const read = (date: IsoDate): DateReading => {
    const known = readings.get(date);
    if (known !== undefined) return known;
    const reading = readDate(date);
    readings.set(date, reading);
    return reading;
  };
  const day = (date: IsoDate): number | undefined => {
    const reading = read(date);
    return reading.kind === 'DATE' ? reading.day : undefined;
  };
  const weekDays = instance.weeks.map(({ startDate }) => day(startDate));
  const weekEnds = weekDays.map((first, w) => {
    const next = weekDays[w + 1];
    if (w === weekDays.length - 1)
      return first === undefined ? undefined : lastDayOfPeriod(first, instance.grid);
    return first === undefined || next === undefined || next <= first ? undefined : next - 1;
  });
  return { instance, read, day, weekDays, weekEnds };
}

/** Last day of the last period: no next one ends it, so the grid does. */
function lastDayOfPeriod(first: number, grid: Instance['grid']): number {
  if (grid === 'WEEK') return first + 6;
  const [year, month, dayOfMonth] = isoDate(first).split('-').map(Number) as [number, number, number];
  const endsMidMonth = grid === 'HALF_MONTH' && dayOfMonth <= 15;
  return first - dayOfMonth + (endsMidMonth ? 15 : new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** A problem whose message starts with the value found. */
export function problem(code: string, path: string, value: unknown, message: string): Problem {
  return { code, path, value, message: `${shown(value)} : ${message}` };
}

/** Nothing, or why a date is not one of a campaign. */
export function checkDate(context: Pick<CheckContext, 'read'>, path: string, date: IsoDate): Problem[] {
  const { kind } = context.read(date);
  if (kind === 'IMPOSSIBLE') {
    const message = `cette date n'existe pas. Attendu : une date du calendrier AAAA-MM-JJ, par exemple 2022-02-28. Corriger la date.`;
    return [problem('DATE_IMPOSSIBLE', path, date, message)];
  }
  if (kind === 'OUT_OF_RANGE') {
    const message = `date hors du champ. Attendu : une année de ${FIRST_YEAR} à ${LAST_YEAR}. Corriger l'année.`;
    return [problem('DATE_OUT_OF_RANGE', path, date, message)];
  }
  return [];
}

/** A period of two days written the right way round, both real dates. */
export function checkPeriod(
  context: Pick<CheckContext, 'read' | 'day'>,
  code: string,
  from: { path: string; date: IsoDate },
  to: { path: string; date: IsoDate },
): Problem[] {
  const problems = [...checkDate(context, from.path, from.date), ...checkDate(context, to.path, to.date)];
  const [first, last] = [context.day(from.date), context.day(to.date)];
  if (first !== undefined && last !== undefined && last < first) {
    const message = `la fin précède le début (${from.date}). Attendu : une fin le jour du début ou après. Vérifier les deux dates.`;
    problems.push(problem(code, to.path, to.date, message));
  }
  return problems;
}
