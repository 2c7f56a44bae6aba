/** The months: those in which a session may start, in order, each in its quarter. */

import type { Problem } from '../../solution/types.ts';
import { isoDate, monthAfter, monthOf, quarterOfMonth, readDate } from '../iso-date.ts';
import { type CheckContext, problem } from './context.ts';
import { checkCount } from './numbers.ts';

/** Problems of `months`. */
export function checkMonths(context: CheckContext): Problem[] {
  const { months } = context.instance;
  const rows = months.flatMap(({ month, quarter, workingDays, workingDaysByRegion = {} }, m): Problem[] => {
    const path = `/months/${m}`;
    if (readDate(`${month}-01`).kind !== 'DATE') {
      const message = "ce mois n'existe pas. Attendu : AAAA-MM, par exemple 2022-04. Corriger le mois.";
      return [problem('MONTH_IMPOSSIBLE', `${path}/month`, month, message)];
    }
    return [
      ...checkQuarter(path, month, quarter),
      ...checkMonthOrder(path, month, months[m - 1]?.month),
      ...checkWorkingDays(`${path}/workingDays`, month, workingDays),
      ...Object.entries(workingDaysByRegion).flatMap(([region, days]) =>
        checkWorkingDays(`${path}/workingDaysByRegion/${region}`, month, days),
      ),
    ];
  });
  return [...rows, ...checkCoverage(context)];
}

function checkQuarter(path: string, month: string, quarter: string): Problem[] {
  const expected = quarterOfMonth(month);
  if (quarter === expected) return [];
  const message = `ce n'est pas le trimestre de ${month}. Attendu : ${expected}. Corriger le trimestre ou le mois.`;
  return [problem('QUARTER_CONTRADICTS_MONTH', `${path}/quarter`, quarter, message)];
}

function checkMonthOrder(path: string, month: string, previous: string | undefined): Problem[] {
  if (previous === undefined || month > previous) return [];
  const message = `ce mois ne suit pas ${previous}. Attendu : des mois en ordre, sans doublon. Trier les mois.`;
  return [problem('MONTHS_NOT_INCREASING', `${path}/month`, month, message)];
}

function checkWorkingDays(path: string, month: string, workingDays: number): Problem[] {
  const countable = checkCount(path, workingDays, 0, 'jours ouvrés');
  const next = readDate(`${monthAfter(month)}-01`);
  const first = readDate(`${month}-01`);
  if (next.kind !== 'DATE' || first.kind !== 'DATE' || !(workingDays > next.day - first.day))
    return countable;
  const message = `plus de jours ouvrés que ${month} n'a de jours. Attendu : au plus ${next.day - first.day}. Recompter.`;
  return [...countable, problem('WORKING_DAYS_TOO_MANY', path, workingDays, message)];
}

/** A start in a month that is not listed would be counted nowhere; a month without weeks would take a share of the target. */
function checkCoverage(context: CheckContext): Problem[] {
  const { months } = context.instance;
  const days = context.weekDays.filter((day) => day !== undefined);
  const end = context.weekEnds.at(-1);
  if (days.length === 0 || end === undefined) return [];
  const listed = new Set(months.map(({ month }) => month));
  const missing = [...monthsNeeded(context, days)].filter((month) => !listed.has(month)).sort();
  const [first, last] = [monthOf(isoDate(Math.min(...days))), monthOf(isoDate(Math.max(...days, end)))];
  return [
    ...missing.map((month) => {
      const message = `ce mois manque : des sessions peuvent y débuter. Attendu : chaque mois de l'horizon. L'ajouter avec ses jours ouvrés.`;
      return problem('MONTH_MISSING', '/months', month, message);
    }),
    ...months.flatMap(({ month }, m) => {
      if (month >= first && month <= last) return [];
      const message = `aucune semaine de l'horizon ne touche ce mois. Attendu : de ${first} à ${last}. Le retirer.`;
      return [problem('MONTH_OUTSIDE_HORIZON', `/months/${m}/month`, month, message)];
    }),
  ];
}

/** From the month of the first week to that of the last start: only the last week may reach into a month of its own. */
function monthsNeeded({ instance, day, weekDays, weekEnds }: CheckContext, days: number[]): Set<string> {
  const lastWeek = instance.weeks.length - 1;
  const [first, last] = [weekDays[lastWeek], weekEnds[lastWeek]];
  const lastStarts = instance.sessions
    .map(({ startDateByStart }) => startDateByStart?.[lastWeek])
    .map((date) => (date === undefined ? undefined : day(date)))
    // A date outside its week has its own problem; its month would be noise.
    .filter((start) => start !== undefined && start >= first! && start <= last!);
  const latest = lastStarts.reduce<number>((max, start) => Math.max(max, start!), Math.max(...days));
  const needed = new Set<string>();
  for (
    let month = monthOf(isoDate(Math.min(...days)));
    month <= monthOf(isoDate(latest));
    month = monthAfter(month)
  )
    needed.add(month);
  return needed;
}
