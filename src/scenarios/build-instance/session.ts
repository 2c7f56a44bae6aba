/** One session of a campaign as the solver reads it, or why it cannot be. */

import type { Session } from '../../../solver/index.ts';
import type { DateSpan, IsoDate } from '../../domain/dates.ts';
import type { AlternanceIntakeRow, SessionRow } from '../campaign-data.ts';
import type { ScenarioChoices } from '../choices.ts';
import { NO_ENVELOPE } from './envelopes.ts';
import { type Fact, factOf } from './fact.ts';
import { type Period, periodOf } from './grid.ts';
import { intakesOf } from './intakes.ts';
import { figuresOf, type LeftOut, leftOut } from './left-out.ts';
import { placementWeight } from './placement-weight.ts';
import { type PublishedStarts, readinessOf } from './readiness.ts';
import { habitOf, startInPeriod, type UsualStarts } from './session-dates.ts';
import { startDays, windowOf, wishedPeriod } from './window.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What every session of a campaign shares. */
export interface Frame {
  campaign: DateSpan;
  periods: Period[];
  usualStarts: UsualStarts;
  /** The working days of a place, by its département, or of the region while the place is to be decided. */
  calendarsOf: (departement: string | null) => Calendars;
  intakes: AlternanceIntakeRow[];
  opcoCounts: Map<string, number>;
  choices: ScenarioChoices;
  published: PublishedStarts;
  pinnedDays: ReadonlyMap<string, IsoDate>;
}

/** The working days of a place. */
export interface Calendars {
  /** Days on which a session starts: neither a holiday nor closed to starts or courses. */
  startDays: WorkCalendar;
  /** Days on which training is given. A session that the region exempts starts on any of them. */
  trainingDays: WorkCalendar;
}

/** A session translated, or left out. */
export type Translated = { session: Session } | { leftOut: LeftOut };

/** Translates one session. */
export function translateSession(row: SessionRow, frame: Frame): Translated {
  if (row.state === 'ABANDONED') return { leftOut: leftOut(row, 'ABANDONED') };
  const figures = figuresOf(row, frame.choices.assumptions);
  if ('missing' in figures) return { leftOut: leftOut(row, 'UNKNOWN_FIGURES', figures.missing) };
  if (row.envelope === null && figures.costCents > 0) return { leftOut: leftOut(row, 'NO_ENVELOPE') };
  const wish = wishOf(row, frame.campaign);
  if (wish === null) return { leftOut: leftOut(row, 'UNKNOWN_DATE') };

  const fact = factOf(row, frame.choices.facts);
  const pinned = fact === null ? null : periodOf(frame.periods, fact.date);
  if (pinned === undefined) return { leftOut: leftOut(row, 'OUTSIDE_CAMPAIGN') };
  const closureExempt = frame.choices.closureExempt.includes(row.reference);
  const calendars = frame.calendarsOf(row.departement);
  const calendar = closureExempt ? calendars.trainingDays : calendars.startDays;
  const wanted = frame.pinnedDays.get(row.reference) ?? null;
  const starts = startsOf(wish, { fact, wanted }, frame, calendar);
  const days = startDays({ ...row, wish }, frame.campaign, frame.choices.windowWeeks);
  const pinnedWeek = pinned?.index ?? null;
  // A session whose own days are all beyond the campaign is in it where it is held, or where the planner wants it.
  const held = pinned ?? (wanted === null ? null : periodOf(frame.periods, wanted));
  const window =
    windowOf(days, starts, frame.periods) ??
    (held == null ? null : { earliest: held.index, latest: held.index });
  if (window === null) return { leftOut: leftOut(row, 'OUTSIDE_CAMPAIGN') };

  return {
    session: {
      id: row.reference,
      label: `${row.title} - ${row.communeName ?? row.departement ?? 'lieu à déterminer'}`,
      opco: row.opco,
      ...(row.branch === null ? {} : { branch: row.branch }),
      agency: row.agency,
      departement: row.departement,
      zone: row.zone,
      rome: row.rome,
      plannedEntries: figures.plannedEntries,
      costCents: figures.costCents,
      envelope: row.envelope ?? NO_ENVELOPE,
      wishedWeek: wishedPeriod(wish, frame.periods).index,
      window,
      nature: row.nature,
      startDateByStart: starts,
      endDateByStart: starts.map((start) => calendars.trainingDays.endOf(start, figures)),
      alternanceIntakes: intakesOf(row, frame.intakes),
      placementWeight: placementWeight(row, frame.opcoCounts),
      pinnedWeek,
      pinReason: fact?.reason ?? null,
      forbiddenWeeks: [],
      closureExempt,
      ...readinessOf(row, figures.hours, frame.published, frame.periods),
    },
  };
}

/** The days that a session was wished for: its wish, else its agreed window; null when neither is known. */
function wishOf(row: SessionRow, campaign: DateSpan): DateSpan | null {
  if (row.wishedFrom !== null && row.wishedTo !== null) return { from: row.wishedFrom, to: row.wishedTo };
  if (row.windowFrom === null && row.windowTo === null) return null;
  return { from: row.windowFrom ?? campaign.from, to: row.windowTo ?? campaign.to };
}

/**
 * First day in each period. In the period of the day wished, and in that of a day that the planner wants, it is that
 * day, or the next working one; a fact keeps its very day, working or not: it has happened.
 */
function startsOf(
  wish: DateSpan,
  { fact, wanted }: { fact: Fact | null; wanted: IsoDate | null },
  { periods, usualStarts }: Frame,
  calendar: WorkCalendar,
): string[] {
  const { weekday, date: wished } = habitOf(wish);
  const starts = [...usualStarts(weekday, calendar)];
  for (const date of [wished, fact?.date ?? wanted]) {
    const period = date === null ? undefined : periodOf(periods, date);
    if (period === undefined) continue;
    const isFact = date === fact?.date;
    starts[period.index] = isFact ? date : startInPeriod({ weekday, date }, period, calendar);
  }
  return starts;
}
