/**
 * Translates a campaign into what the solver reads. Pure: rows and choices in, an instance and the
 * sessions it leaves out.
 */

import type { Instance } from '../../../solver/index.ts';
import type { DateSpan, IsoDate } from '../../domain/dates.ts';
import {
  type HolidayTerritory,
  holidayTerritoryOf,
  holidayTerritoryOfRegion,
} from '../../domain/public-holidays.ts';
import type { CampaignData } from '../campaign-data.ts';
import type { ScenarioChoices } from '../choices.ts';
import { translateCapacities } from './capacities.ts';
import { closedDays, translateClosures } from './closures.ts';
import { translateEnvelopes } from './envelopes.ts';
import { cutPeriods, monthsOf, type Period } from './grid.ts';
import type { LeftOut } from './left-out.ts';
import { sessionsByOpco } from './placement-weight.ts';
import type { PublishedStarts } from './readiness.ts';
import { type Calendars, type Frame, translateSession } from './session.ts';
import { usualStartsIn } from './session-dates.ts';
import { WorkCalendar } from './work-calendar.ts';

export type { LeftOut, LeftOutReason, MissingFigure } from './left-out.ts';
export type { PublishedStarts } from './readiness.ts';

/** An instance, and every session of the campaign that is not in it. */
export interface BuiltInstance {
  instance: Instance;
  leftOut: LeftOut[];
  /** The start periods that `instance.weeks` tells: which days of each belong to the campaign. */
  periods: Period[];
}

/** What the scenario says of single sessions, by reference; nothing unless told. */
export interface SessionStarts {
  /** Starts of the plan that `choices.published` names. */
  published?: PublishedStarts | undefined;
  /** The very day on which a session starts in its period, where the planner wants one. */
  pinnedDays?: ReadonlyMap<string, IsoDate>;
}

/** Translates a campaign. Never throws on campaign data: what cannot be translated is left out, with its reason. */
export function buildInstance(
  data: CampaignData,
  choices: ScenarioChoices,
  starts: SessionStarts = {},
): BuiltInstance {
  const frame = frameOf(data, choices, starts);
  const translated = data.sessions.map((session) => translateSession(session, frame));
  const sessions = translated.flatMap((one) => ('session' in one ? [one.session] : []));
  const months = monthsOf(
    frame.periods,
    frame.campaign,
    closedDays(data.closures).any,
    holidayTerritoryOfRegion(data.regionCode),
  );
  const instance: Instance = {
    format: 'metronome-instance/1',
    name: data.slug,
    regionCode: data.regionCode,
    grid: choices.grid,
    weeks: frame.periods.map(({ week }) => week),
    months,
    sessions,
    envelopes: translateEnvelopes(data.envelopes, sessions),
    prfOffers: data.prfOffers.map(({ reference, startsOn, endsOn, ...offer }) => ({
      id: reference,
      ...offer,
      startDate: startsOn,
      endDate: endsOn,
    })),
    alternanceIntakes: data.alternanceIntakes.map(({ reference, label, date, maxGapWeeks }) => ({
      id: reference,
      label,
      date,
      maxGapWeeks,
    })),
    closures: translateClosures(data.closures),
    ...(choices.decisionDate === null ? {} : { decisionDate: choices.decisionDate }),
    ...translateCapacities(data, { sessions, months }),
  };
  const leftOut = translated.flatMap((one) => ('leftOut' in one ? [one.leftOut] : []));
  return { instance, leftOut, periods: frame.periods };
}

/** What every session of the campaign shares. */
function frameOf(
  data: CampaignData,
  choices: ScenarioChoices,
  { published = new Map(), pinnedDays = new Map() }: SessionStarts,
): Frame {
  const campaign: DateSpan = { from: data.startsOn, to: data.endsOn };
  const periods = cutPeriods(campaign, choices.grid);
  const listed = { from: periods[0]?.week.startDate ?? campaign.from, to: campaign.to };
  const calendars = new Map<HolidayTerritory, Calendars>();
  return {
    campaign,
    periods,
    usualStarts: usualStartsIn(periods),
    calendarsOf: (departement) => {
      const territory = holidayTerritoryOf(departement, data.regionCode);
      const known = calendars.get(territory) ?? calendarsIn(territory, listed, data);
      calendars.set(territory, known);
      return known;
    },
    intakes: data.alternanceIntakes,
    opcoCounts: sessionsByOpco(data.sessions),
    choices,
    published,
    pinnedDays,
  };
}

function calendarsIn(territory: HolidayTerritory, listed: DateSpan, { closures }: CampaignData): Calendars {
  const { starts, courses } = closedDays(closures);
  return {
    startDays: new WorkCalendar(listed, starts, territory),
    trainingDays: new WorkCalendar(listed, courses, territory),
  };
}
