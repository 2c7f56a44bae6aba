/** Days and weeks as a planner writes them, read against the horizon of an instance. */

import { type CheckContext, problem } from '../instance/check/context.ts';
import { isoDate } from '../instance/iso-date.ts';
import type { IsoDate, WeekIndex } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';
import type { Moment } from './types.ts';

/** A week, or why there is none. */
export type WeekReading = { week: WeekIndex } | { problem: Problem };

/** Nothing, or why a day is not one of the horizon. */
export function dayOutside(context: CheckContext, path: string, date: IsoDate): Problem[] {
  const day = context.day(date)!;
  const [first, last] = [context.weekDays[0]!, context.weekEnds.at(-1)!];
  if (day >= first && day <= last) return [];
  return [problem('DATE_OUTSIDE_HORIZON', path, date, outside(first, last))];
}

/** The week at a position or that holds a date. */
export function readMoment(context: CheckContext, path: string, moment: Moment): WeekReading {
  const { weekDays, weekEnds } = context;
  if (typeof moment === 'string') {
    const [out] = dayOutside(context, path, moment);
    if (out !== undefined) return { problem: out };
    const day = context.day(moment)!;
    return { week: weekDays.findLastIndex((first) => first! <= day) };
  }
  if (moment < weekDays.length) return { week: moment };
  const last = weekDays.length - 1;
  const message = `cette semaine n'est pas dans l'horizon. Attendu : un rang de 0 à ${last}, ou une date du ${isoDate(weekDays[0]!)} au ${isoDate(weekEnds[last]!)}. Corriger la semaine.`;
  return { problem: problem('WEEK_OUTSIDE_HORIZON', path, moment, message) };
}

function outside(first: number, last: number): string {
  return `cette date n'est pas dans l'horizon. Attendu : du ${isoDate(first)} au ${isoDate(last)}. Corriger la date.`;
}
