/** One session of a campaign as the solver reads it, or why it cannot be. */

import type { Session } from '../../../solver/index.ts';
import type { DateSpan } from '../../domain/dates.ts';
import type { AlternanceIntakeRow, SessionRow } from '../campaign-data.ts';
import type { ScenarioChoices, ScenarioPins } from '../choices.ts';
import { NO_ENVELOPE } from './envelopes.ts';
import { type Period, periodOf } from './grid.ts';
import { intakesOf } from './intakes.ts';
import { figuresOf, type LeftOut, leftOut } from './left-out.ts';
import { forbiddenPeriods, type Hold, holdOf } from './pins.ts';
import { placementWeight } from './placement-weight.ts';
import { type PublishedStarts, readinessOf } from './readiness.ts';
import { habitOf, startInPeriod } from './session-dates.ts';
import { startDays, windowOf, wishedPeriod } from './window.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What every session of a campaign shares. */
export interface Frame {
  campaign: DateSpan;
  periods: Period[];
  /** Days on which a session starts: neither a holiday nor closed to starts or courses. */
  startDays: WorkCalendar;
  /** Days on which training is given. A session that the region exempts starts on any of them. */
  trainingDays: WorkCalendar;
  intakes: AlternanceIntakeRow[];
  opcoCounts: Map<string, number>;
  choices: ScenarioChoices;
  pins: ScenarioPins;
  published: PublishedStarts;
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

  const hold = holdOf(row, frame.choices.facts, frame.pins);
  const pinned = hold === null ? null : periodOf(frame.periods, hold.date);
  if (pinned === undefined) return { leftOut: leftOut(row, 'OUTSIDE_CAMPAIGN') };
  const closureExempt = frame.choices.closureExempt.includes(row.reference);
  const calendar = closureExempt ? frame.trainingDays : frame.startDays;
  const starts = startsOf(wish, hold, frame.periods, calendar);
  const days = startDays({ ...row, wish }, frame.campaign, frame.choices.windowWeeks);
  const pinnedWeek = pinned?.index ?? null;
  const window =
    windowOf(days, starts, frame.periods) ??
    (pinnedWeek === null ? null : { earliest: pinnedWeek, latest: pinnedWeek });
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
      endDateByStart: starts.map((start) => frame.trainingDays.endOf(start, figures)),
      alternanceIntakes: intakesOf(row, frame.intakes),
      placementWeight: placementWeight(row, frame.opcoCounts),
      pinnedWeek,
      pinReason: hold?.reason ?? null,
      // A fact comes before what the planner forbade since.
      forbiddenWeeks: forbiddenPeriods(row, frame.pins, frame.periods).filter((week) => week !== pinnedWeek),
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

/** First day in each period. A fact keeps its very day, working or not: it has happened. */
function startsOf(wish: DateSpan, hold: Hold | null, periods: Period[], calendar: WorkCalendar): string[] {
  const habit = habitOf(wish);
  const starts = periods.map((period) => startInPeriod(habit, period, calendar));
  const period = hold === null ? undefined : periodOf(periods, hold.date);
  if (hold === null || period === undefined) return starts;
  starts[period.index] =
    hold.reason === 'PLANNER' ? startInPeriod({ ...habit, date: hold.date }, period, calendar) : hold.date;
  return starts;
}
