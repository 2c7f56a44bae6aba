/** First and last day of each session for each start week: one of each per week, in its week, in order. */

import type { Problem } from '../../solution/types.ts';
import { isoDate } from '../iso-date.ts';
import type { IsoDate, Session } from '../types.ts';
import { type CheckContext, checkDate, problem } from './context.ts';

/** Problems of `startDateByStart` and `endDateByStart`. */
export function checkSessionDates(context: CheckContext): Problem[] {
  return context.instance.sessions.flatMap((session, s) => {
    const path = `/sessions/${s}`;
    return [
      ...(session.startDateByStart === undefined ? [] : checkStarts(context, path, session.startDateByStart)),
      ...checkEnds(context, path, session),
    ];
  });
}

function checkLength(context: CheckContext, code: string, path: string, dates: IsoDate[]): Problem[] {
  const { length } = context.instance.weeks;
  // Without weeks the horizon has its own problem; one more per session would hide it.
  if (dates.length === length || length === 0) return [];
  const message = `${dates.length} dates pour ${length} semaines. Attendu : une date par semaine de l'horizon. Recalculer la liste.`;
  return [problem(code, path, dates.length, message)];
}

function checkStarts(context: CheckContext, path: string, dates: IsoDate[]): Problem[] {
  const at = `${path}/startDateByStart`;
  return [
    ...checkLength(context, 'START_DATES_LENGTH', at, dates),
    ...dates.flatMap((date, w) => [
      ...checkDate(context, `${at}/${w}`, date),
      ...checkInWeek(context, `${at}/${w}`, date, w),
    ]),
  ];
}

function checkInWeek(context: CheckContext, path: string, date: IsoDate, w: number): Problem[] {
  const [first, last, day] = [context.weekDays[w], context.weekEnds[w], context.day(date)];
  if (first === undefined || last === undefined || day === undefined) return [];
  if (day >= first && day <= last) return [];
  const message = `ce début n'est pas dans la semaine ${w}. Attendu : du ${isoDate(first)} au ${isoDate(last)}. Corriger la date ou l'ordre de la liste.`;
  return [problem('START_OUTSIDE_WEEK', path, date, message)];
}

function checkEnds(
  context: CheckContext,
  path: string,
  { startDateByStart, endDateByStart }: Session,
): Problem[] {
  const at = `${path}/endDateByStart`;
  return [
    ...checkLength(context, 'END_DATES_LENGTH', at, endDateByStart),
    ...endDateByStart.flatMap((date, w) => {
      const problems = checkDate(context, `${at}/${w}`, date);
      const start = startDateByStart?.[w] ?? context.instance.weeks[w]?.startDate;
      const [first, last] = [start === undefined ? undefined : context.day(start), context.day(date)];
      if (first !== undefined && last !== undefined && last < first) {
        const message = `la session finirait avant son début (${start}). Attendu : le jour du début ou après. Recalculer la fin.`;
        problems.push(problem('END_BEFORE_START', `${at}/${w}`, date, message));
      }
      return problems;
    }),
  ];
}
