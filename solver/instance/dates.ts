/** Arithmetic on calendar dates as text: no clock, no time zone. */
import type { Instance, IsoDate, Session, WeekIndex } from './types.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`. */
export function dayNumber(date: IsoDate): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_PER_DAY
  );
}

/** First day of a session if it starts in a week: its own date for that week, else the week's first day. */
export function startDate(instance: Instance, session: Session, week: WeekIndex): IsoDate {
  return session.startDateByStart?.[week] ?? instance.weeks[week]!.startDate;
}

/** Last day of a session if it starts in a week. */
export function endDate(session: Session, week: WeekIndex): IsoDate {
  return session.endDateByStart[week]!;
}

/** Weeks later (+) or earlier (-) than wished if a session starts in a week. */
export function displacementWeeks(instance: Instance, session: Session, week: WeekIndex): number {
  return instance.weeks[week]!.offsetWeeks - instance.weeks[session.wishedWeek]!.offsetWeeks;
}
