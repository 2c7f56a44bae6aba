/**
 * The working days of a campaign in a territory, listed once: a year of sessions asks for some ten thousand ends, and
 * each is then a look-up instead of a walk over the days.
 */

import { addDays, type DateSpan, type IsoDate } from '../../domain/dates.ts';
import type { HolidayTerritory } from '../../domain/public-holidays.ts';
import { isWorkingDay, sessionEnd, trainingDays } from '../../domain/working-days.ts';

/** How long a session lasts. */
export interface Length {
  hours: number;
  weeklyHours: number;
}

/** Days listed beyond the campaign: a session of 400 h at 20 h a week lasts 20 weeks; longer ones are walked. */
const LISTED_BEYOND_DAYS = 300;

/** Working days between a first day and some months after the campaign: Monday to Friday, without holidays and the closures given. */
export class WorkCalendar {
  readonly #closures: DateSpan[];
  readonly #territory: HolidayTerritory;
  readonly #days: IsoDate[] = [];
  /** For each day listed: position in `#days` of the first working day on or after it. */
  readonly #positions = new Map<IsoDate, number>();

  constructor(span: DateSpan, closures: DateSpan[], territory: HolidayTerritory) {
    this.#closures = closures;
    this.#territory = territory;
    const last = addDays(span.to, LISTED_BEYOND_DAYS);
    for (let day = span.from; day <= last; day = addDays(day, 1)) {
      this.#positions.set(day, this.#days.length);
      if (isWorkingDay(day, closures, territory)) this.#days.push(day);
    }
  }

  /** Is it one of the working days? */
  isWorking(day: IsoDate): boolean {
    const position = this.#positions.get(day);
    return position === undefined
      ? isWorkingDay(day, this.#closures, this.#territory)
      : this.#days[position] === day;
  }

  /** Last day of a session that starts on a day; it pauses on holidays and on the days that the calendar closes. */
  endOf(start: IsoDate, length: Length): IsoDate {
    const position = this.#positions.get(start);
    const listed =
      position === undefined
        ? undefined
        : this.#days[position + trainingDays(length.hours, length.weeklyHours) - 1];
    return listed ?? sessionEnd({ start, ...length }, this.#closures, this.#territory);
  }
}
