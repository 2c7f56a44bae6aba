/**
 * Translates a campaign into what the solver reads. Pure: rows and choices in, an instance and the
 * sessions it leaves out.
 */

import type { Instance } from '../../../solver/index.ts';
import type { DateSpan } from '../../domain/dates.ts';
import type { CampaignData } from '../campaign-data.ts';
import type { ScenarioChoices, ScenarioPins } from '../choices.ts';
import { translateEnvelopes } from './envelopes.ts';
import { cutPeriods, monthsOf } from './grid.ts';
import type { LeftOut } from './left-out.ts';
import { sessionsByOpco } from './placement-weight.ts';
import { type Frame, translateSession } from './session.ts';
import { WorkCalendar } from './work-calendar.ts';

export type { LeftOut, LeftOutReason, MissingFigure } from './left-out.ts';

/** An instance, and every session of the campaign that is not in it. */
export interface BuiltInstance {
  instance: Instance;
  leftOut: LeftOut[];
}

/** Translates a campaign. Never throws on campaign data: what cannot be translated is left out, with its reason. */
export function buildInstance(
  data: CampaignData,
  choices: ScenarioChoices,
  pins: ScenarioPins,
): BuiltInstance {
  const frame = frameOf(data, choices, pins);
  const translated = data.sessions.map((session) => translateSession(session, frame));
  const sessions = translated.flatMap((one) => ('session' in one ? [one.session] : []));
  const instance: Instance = {
    format: 'metronome-instance/1',
    name: data.slug,
    regionCode: data.regionCode,
    grid: choices.grid,
    weeks: frame.periods.map(({ week }) => week),
    months: monthsOf(frame.periods, frame.campaign, frame.closures),
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
    closures: data.closures.map(({ reference, label, firstDay, lastDay }) => ({
      id: reference,
      label,
      from: firstDay,
      to: lastDay,
    })),
  };
  return { instance, leftOut: translated.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])) };
}

/** What every session of the campaign shares. */
function frameOf(data: CampaignData, choices: ScenarioChoices, pins: ScenarioPins): Frame {
  const campaign: DateSpan = { from: data.startsOn, to: data.endsOn };
  const closures = data.closures.map(({ firstDay, lastDay }) => ({ from: firstDay, to: lastDay }));
  const periods = cutPeriods(campaign, choices.grid);
  const listed = { from: periods[0]?.week.startDate ?? campaign.from, to: campaign.to };
  return {
    campaign,
    closures,
    periods,
    calendar: new WorkCalendar(listed, closures),
    calendarWithoutClosures: new WorkCalendar(listed, []),
    intakes: data.alternanceIntakes,
    opcoCounts: sessionsByOpco(data.sessions),
    choices,
    pins,
  };
}
