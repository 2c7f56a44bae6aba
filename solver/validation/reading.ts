/** Reads the assignments of a plan against the sessions of its instance: rule `place-once` (H9). */

import { monthOf, readDate } from '../instance/iso-date.ts';
import { shown } from '../instance/shown.ts';
import type { AlternanceIntake, Instance, IsoDate, Session, WeekIndex } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Assignment, Violation } from '../solution/types.ts';

/** A session where the plan starts it. Days are counted from 1970-01-01. */
export interface Placed {
  session: Session;
  week: WeekIndex;
  startDate: IsoDate;
  startDay: number;
  endDay: number;
}

/** A plan as it is judged: every session of the instance is in exactly one of the two lists. */
export interface JudgedPlan {
  instance: Instance;
  parameters: Parameters;
  placed: Placed[];
  unplaced: Session[];
  /** The pinned sessions where they are pinned, wherever the plan puts them: facts raise the limits they exceed. */
  pinned: Placed[];
}

/** Dates read before: the same few hundred come back in every plan, and only real days of a century are kept. */
const DAYS = new Map<IsoDate | undefined, number>();

/**
 * Days from 1970-01-01 to a date of a checked instance.
 * @throws RangeError when it is not a date.
 */
export function dayOf(date: IsoDate | undefined): number {
  const known = DAYS.get(date);
  if (known !== undefined) return known;
  const reading = readDate(date);
  if (reading.kind === 'DATE') {
    DAYS.set(date, reading.day);
    return reading.day;
  }
  throw new RangeError(
    `${shown(date)} n'est pas une date AAAA-MM-JJ. Vérifier l'instance avant de juger un plan.`,
  );
}

/**
 * The intakes that a session prepares for.
 * @throws RangeError when one is not of the instance.
 */
export function intakesOf({
  instance,
}: Pick<JudgedPlan, 'instance'>): (session: Session) => AlternanceIntake[] {
  const intakes = new Map(instance.alternanceIntakes.map((intake) => [intake.id, intake]));
  return ({ alternanceIntakes }) =>
    alternanceIntakes.map((id) => {
      const intake = intakes.get(id);
      if (intake !== undefined) return intake;
      throw new RangeError(`Rentrée ${shown(id)} inconnue. Vérifier l'instance avant de juger un plan.`);
    });
}

/** `YYYY-MM` in which a start is counted: the month of its date, not of its week. */
export function monthOfStart({ startDate }: Placed): string {
  return monthOf(startDate);
}

/**
 * Where the month of a start date is in the months of an instance. The same few hundred dates come back in every plan.
 * @throws RangeError (the answer) when no month of the instance has the date.
 */
export function monthPositions({ months }: Instance): (startDate: IsoDate) => number {
  const byMonth = new Map(months.map(({ month }, m) => [month, m]));
  const byDate = new Map<IsoDate, number>();
  return (startDate) => {
    const known = byDate.get(startDate);
    if (known !== undefined) return known;
    const position = byMonth.get(monthOf(startDate));
    if (position === undefined) {
      throw new RangeError(
        `Aucun mois pour le ${shown(startDate)}. Vérifier l'instance avant de juger un plan.`,
      );
    }
    byDate.set(startDate, position);
    return position;
  };
}

/** The plan to judge, and what is wrong with its list of assignments. The first assignment of a session counts. */
export function readAssignments(
  instance: Instance,
  parameters: Parameters,
  assignments: Assignment[],
): { plan: JudgedPlan; violations: Violation[] } {
  const known = new Set(instance.sessions.map(({ id }) => id));
  const weeksOfSession = new Map<string, Assignment['week'][]>();
  for (const { session, week } of assignments) {
    const weeks = weeksOfSession.get(session);
    if (weeks === undefined) weeksOfSession.set(session, [week]);
    else weeks.push(week);
  }
  const unknown = [...weeksOfSession.keys()].filter((id) => !known.has(id)).map(unknownSession);
  const placed: Placed[] = [];
  const unplaced: Session[] = [];
  const perSession = instance.sessions.flatMap((session) => {
    const weeks = weeksOfSession.get(session.id) ?? [];
    const week = weeks[0];
    if (typeof week === 'number' && isInHorizon(instance, week))
      placed.push(placedIn(instance, session, week));
    else unplaced.push(session);
    return judgeOnce(instance, parameters, session, weeks);
  });
  const pinned = instance.sessions.flatMap((session) => {
    const { pinnedWeek } = session;
    return pinnedWeek === null ? [] : [placedIn(instance, session, pinnedWeek)];
  });
  return {
    plan: { instance, parameters, placed, unplaced, pinned },
    violations: [...unknown, ...perSession],
  };
}

function isInHorizon({ weeks }: Instance, week: number): boolean {
  return Number.isInteger(week) && week >= 0 && week < weeks.length;
}

/** A session at a week of the horizon. */
export function placedIn(instance: Instance, session: Session, week: WeekIndex): Placed {
  const startDate = session.startDateByStart?.[week] ?? instance.weeks[week]?.startDate;
  if (startDate === undefined) {
    throw new RangeError(
      `La session ${shown(session.id)} est imposée en semaine ${shown(week)}, hors de l'horizon. Vérifier l'instance avant de juger un plan.`,
    );
  }
  return {
    session,
    week,
    startDate,
    startDay: dayOf(startDate),
    endDay: dayOf(session.endDateByStart[week]),
  };
}

function unknownSession(id: string): Violation {
  return {
    rule: 'known-session',
    subject: { session: id },
    message: `${shown(id)} n'est pas une session de l'instance. Attendu : l'identifiant d'une session. La retirer du plan ou corriger l'identifiant.`,
  };
}

/** One assignment, in the horizon or allowed to be null. */
function judgeOnce(
  instance: Instance,
  parameters: Parameters,
  session: Session,
  weeks: Assignment['week'][],
): Violation[] {
  const name = `La session ${shown(session.id)}`;
  const broken = (message: string, excess: number): Violation => ({
    rule: 'place-once',
    subject: { session: session.id },
    excess,
    unit: 'sessions',
    message: `${name} ${message}`,
  });
  const [first] = weeks;
  if (first === undefined) {
    return [
      broken(
        "n'est pas dans le plan. Attendu : une semaine de début, ou null pour non placée. L'ajouter.",
        1,
      ),
    ];
  }
  const violations: Violation[] = [];
  if (weeks.length > 1) {
    violations.push(
      broken(
        `est ${weeks.length} fois dans le plan. Attendu : une seule fois. Garder une ligne.`,
        weeks.length - 1,
      ),
    );
  }
  if (first === null) {
    const refusal = whyPlaced(parameters, session);
    if (refusal !== null) violations.push(broken(`n'est pas placée, or ${refusal}`, 1));
    return violations;
  }
  if (!isInHorizon(instance, first)) {
    violations.push({
      rule: 'week-in-horizon',
      subject: { session: session.id, week: first },
      message: `${name} est placée en semaine ${shown(first)}. Attendu : un entier de 0 à ${instance.weeks.length - 1}. Corriger la semaine.`,
    });
  }
  return violations;
}

/** Why a session may not stay unplaced, null when it may. */
export function whyPlaced({ unplaced, levels }: Parameters, { pinnedWeek }: Session): string | null {
  if (pinnedWeek !== null) {
    return `elle est imposée en semaine ${pinnedWeek}. Attendu : cette semaine. L'y placer ou retirer l'imposition.`;
  }
  if (unplaced === 'FORBIDDEN') {
    return 'le scénario exige toutes les sessions (unplaced FORBIDDEN). La placer ou autoriser les non-placées.';
  }
  const priced = levels.some(({ terms }) =>
    terms.some(({ term, weight }) => term === 'placement' && weight > 0),
  );
  if (priced) return null;
  return 'aucun niveau ne compte les non-placées. La placer ou ajouter le terme « placement » à un niveau.';
}
