/** The weeks: at least one, in order, with offsets that tell the same story as their dates. */

import type { Problem } from '../../solution/types.ts';
import { type CheckContext, checkDate, problem } from './context.ts';
import { checkCount } from './numbers.ts';

/** Problems of `weeks`. */
export function checkHorizon(context: CheckContext): Problem[] {
  const { weeks } = context.instance;
  if (weeks.length === 0) {
    const message =
      "l'horizon n'a aucune semaine. Attendu : au moins une. Donner les semaines de début possibles.";
    return [problem('NO_WEEK', '/weeks', weeks, message)];
  }
  return weeks.flatMap((week, w) => [
    ...checkDate(context, `/weeks/${w}/startDate`, week.startDate),
    ...checkCount(`/weeks/${w}/offsetWeeks`, week.offsetWeeks, 0, 'semaines'),
    ...checkOrder(context, w),
    ...checkOffset(context, w),
  ]);
}

function checkOrder({ instance, weekDays }: CheckContext, w: number): Problem[] {
  const [previous, day] = [weekDays[w - 1], weekDays[w]];
  if (previous === undefined || day === undefined || day > previous) return [];
  const message = `la semaine ${w} ne suit pas la semaine ${w - 1} (${instance.weeks[w - 1]!.startDate}). Attendu : des dates strictement croissantes. Trier les semaines et retirer les doublons.`;
  return [problem('WEEKS_NOT_INCREASING', `/weeks/${w}/startDate`, instance.weeks[w]!.startDate, message)];
}

/** Two periods less than a week apart may share an offset; none may go back, nor drift from the dates by a week. */
function checkOffset({ instance, weekDays }: CheckContext, w: number): Problem[] {
  const path = `/weeks/${w}/offsetWeeks`;
  const offset = instance.weeks[w]!.offsetWeeks;
  const previous = instance.weeks[w - 1];
  if (previous !== undefined && offset < previous.offsetWeeks) {
    const message = `le rang recule (${previous.offsetWeeks} à la semaine précédente). Attendu : des rangs croissants. Recompter les semaines depuis le début de l'horizon.`;
    return [problem('OFFSETS_NOT_INCREASING', path, offset, message)];
  }
  const [origin, day] = [weekDays[0], weekDays[w]];
  if (origin === undefined || day === undefined) return [];
  const expected = (day - origin) / 7;
  if (Math.abs(offset - instance.weeks[0]!.offsetWeeks - expected) < 1) return [];
  const message = `ce rang contredit les dates. Attendu : ${Math.floor(expected) + instance.weeks[0]!.offsetWeeks}, les semaines entières depuis ${instance.weeks[0]!.startDate}. Recompter.`;
  return [problem('OFFSET_CONTRADICTS_DATES', path, offset, message)];
}
