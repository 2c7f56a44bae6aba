/**
 * The horizon moves on: the weeks before a day are dropped and new ones are appended, by a quarter as a rule.
 * What started in the weeks dropped is money already engaged; every position in `weeks` is counted anew.
 */

import { checkDate, contextOf, problem } from '../instance/check/context.ts';
import { checkCents } from '../instance/check/numbers.ts';
import { checkInstance } from '../instance/check.ts';
import { dayNumber } from '../instance/dates.ts';
import type { Envelope, Instance, IsoDate, Month, Session, Week, WeekIndex } from '../instance/types.ts';
import type { Assignment, Problem } from '../solution/types.ts';
import { readPlan } from './plan-in-force.ts';
import { nameSessions } from './scene.ts';

/** What the calendar says of the new horizon: the solver knows none. */
export interface NextHorizon {
  /** First day kept: the period that holds it is the first one of the new horizon. */
  from: IsoDate;
  /** First days of the periods appended, in order. */
  weekStarts: IsoDate[];
  /** Every month of the new horizon, in order. */
  months: Month[];
  /** By session id: its last day, and its first day where it is not the period's, for each period appended. */
  dates: Record<string, { ends: IsoDate[]; starts?: IsoDate[] }>;
}

/** The instance over its new horizon, and the plan for the sessions that are still in it. */
export type Advanced =
  | {
      instance: Instance;
      plan: Assignment[];
      /** Ids of the sessions that started in the weeks dropped: their cost is now already engaged. */
      history: string[];
      /** Ids of the sessions that were never placed and whose window is over. */
      expired: string[];
    }
  | { problems: Problem[] };

/**
 * The instance over the next horizon. Wishes and windows that lie before it begin with it; rules that look back over
 * its first day (a pool over three months, spacing) do not see what was dropped: keep that much history by an
 * earlier `from`.
 * @param instance as `rollForward` returns it: what is dropped must have started or be engaged.
 * @param plan the same plan.
 */
export function advanceHorizon(instance: Instance, plan: readonly Assignment[], next: NextHorizon): Advanced {
  const reading = readPlan(instance, plan, '/plan');
  const cut = firstKept(instance, next.from);
  if ('problems' in reading) return reading;
  if ('problems' in cut) return cut;
  const { weeks: weekOf } = reading;
  const dropped = instance.sessions.flatMap((_, s) =>
    weekOf[s] !== null && weekOf[s]! < cut.week ? [s] : [],
  );
  const expired = instance.sessions.flatMap(({ window }, s) =>
    weekOf[s] === null && window.latest < cut.week ? [s] : [],
  );
  const gone = new Set([...dropped, ...expired]);
  const kept = instance.sessions.flatMap((_, s) => (gone.has(s) ? [] : [s]));
  const envelopes = engage(instance, dropped);
  const problems = [
    ...notStarted(instance, dropped),
    ...missingDates(instance, kept, next),
    ...envelopes.flatMap(({ alreadyEngagedCents }, k) =>
      checkCents(`/envelopes/${k}/alreadyEngagedCents`, alreadyEngagedCents),
    ),
  ];
  if (problems.length > 0) return { problems };
  const advanced: Instance = {
    ...instance,
    weeks: nextWeeks(instance, cut.week, next.weekStarts),
    months: next.months,
    sessions: kept.map((s) => movedSession(instance.sessions[s]!, cut.week, instance, next)),
    envelopes,
    ...(instance.capacities === undefined
      ? {}
      : {
          capacities: instance.capacities.filter(({ quarter }) =>
            next.months.some((m) => m.quarter === quarter),
          ),
        }),
  };
  const faults = checkInstance(advanced);
  if (faults.length > 0) return { problems: faults };
  const idsOf = (list: number[]): string[] => list.map((s) => instance.sessions[s]!.id);
  const moved = kept.map((s): Assignment => {
    const week = weekOf[s]!;
    return { session: instance.sessions[s]!.id, week: week === null ? null : week - cut.week };
  });
  return { instance: advanced, plan: moved, history: idsOf(dropped), expired: idsOf(expired) };
}

function firstKept(instance: Instance, from: IsoDate): { week: WeekIndex } | { problems: Problem[] } {
  const { day, weekDays, weekEnds, ...context } = contextOf(instance);
  const impossible = checkDate(context, '/from', from);
  if (impossible.length > 0) return { problems: impossible };
  const week = weekEnds.findIndex((last) => day(from)! <= last!);
  if (week >= 0 && day(from)! >= weekDays[0]!) return { week };
  const message = `cette date n'est pas dans l'horizon. Attendu : un jour à partir du ${instance.weeks[0]!.startDate}, avant la fin de l'horizon. Corriger la date.`;
  return { problems: [problem('DATE_OUTSIDE_HORIZON', '/from', from, message)] };
}

/** A session that is dropped while it could still move would be paid without having been held. */
function notStarted(instance: Instance, dropped: number[]): Problem[] {
  const facts = ['STARTED', 'ENGAGED'];
  const free = dropped.filter((s) => !facts.includes(instance.sessions[s]!.pinReason ?? 'PLANNER'));
  if (free.length === 0) return [];
  const message = `${nameSessions(instance, free)} : le plan les met avant ce jour, et rien ne dit qu'elles ont démarré. Attendu : des sessions démarrées ou engagées. Passer par rollForward, ou garder plus d'histoire.`;
  return [problem('HISTORY_NOT_STARTED', '/from', free.length, message)];
}

function missingDates({ sessions }: Instance, kept: number[], { dates, weekStarts }: NextHorizon): Problem[] {
  return kept.flatMap((s) => {
    const { id, startDateByStart } = sessions[s]!;
    const given = dates[id];
    const lengths = [given?.ends.length, ...(startDateByStart === undefined ? [] : [given?.starts?.length])];
    if (lengths.every((length) => length === weekStarts.length)) return [];
    const both = startDateByStart === undefined ? 'ends' : 'starts et ends';
    const message = `il manque des dates de cette session pour les semaines ajoutées. Attendu : ${weekStarts.length} dates dans ${both}. Les calculer avec le calendrier de la région.`;
    return [problem('DATES_MISSING', `/dates/${id}`, id, message)];
  });
}

/** What started in the weeks dropped, charged to the envelope that paid it; its ancestors count it through that one. */
function engage({ envelopes, sessions }: Instance, dropped: number[]): Envelope[] {
  const spent = Map.groupBy(dropped, (s) => sessions[s]!.envelope);
  return envelopes.map((envelope) => ({
    ...envelope,
    alreadyEngagedCents: (spent.get(envelope.id) ?? []).reduce(
      (sum, s) => sum + sessions[s]!.costCents,
      envelope.alreadyEngagedCents,
    ),
  }));
}

function nextWeeks({ weeks }: Instance, cut: WeekIndex, weekStarts: IsoDate[]): Week[] {
  const origin = weeks[0]!;
  const appended = weekStarts.map((startDate) => ({
    startDate,
    offsetWeeks: origin.offsetWeeks + Math.floor((dayNumber(startDate) - dayNumber(origin.startDate)) / 7),
  }));
  const { offsetWeeks: before } = weeks[cut]!;
  return [...weeks.slice(cut), ...appended].map(({ startDate, offsetWeeks }) => ({
    startDate,
    offsetWeeks: offsetWeeks - before,
  }));
}

function movedSession(session: Session, cut: WeekIndex, { weeks }: Instance, next: NextHorizon): Session {
  const onward = (week: WeekIndex): WeekIndex => Math.max(0, week - cut);
  const { window, pinnedWeek, publishedWeek, askedWeek, startDateByStart } = session;
  const { ends, starts } = next.dates[session.id]!;
  const published = publishedWeek === undefined || publishedWeek === null ? null : publishedWeek - cut;
  return {
    ...session,
    wishedWeek: onward(session.wishedWeek),
    window: { earliest: onward(window.earliest), latest: onward(window.latest) },
    endDateByStart: [...session.endDateByStart.slice(cut, weeks.length), ...ends],
    pinnedWeek: pinnedWeek === null ? null : pinnedWeek - cut,
    forbiddenWeeks: session.forbiddenWeeks.flatMap((week) => (week < cut ? [] : [week - cut])),
    ...(startDateByStart === undefined
      ? {}
      : { startDateByStart: [...startDateByStart.slice(cut), ...starts!] }),
    ...(publishedWeek === undefined
      ? {}
      : { publishedWeek: published !== null && published < 0 ? null : published }),
    ...(askedWeek === undefined ? {} : { askedWeek: onward(askedWeek) }),
  };
}
