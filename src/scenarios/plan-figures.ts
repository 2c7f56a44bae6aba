/** What is measured of a plan: of the instance it was computed on, the little that its curves and its money need. */

import type { Instance, Plan } from '../../solver/index.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { EnvelopeRow } from './campaign-data.ts';

/** Where a plan starts a session, with the figures of the instance that it was computed from. */
export interface PlanFigure {
  reference: string;
  plannedEntries: number;
  costCents: number;
  /** Reference of the envelope that pays. */
  envelope: string;
  /** Day on which it would start in the week its employers asked for; null when the grid has no such week. */
  askedDate: IsoDate | null;
  /** Null when the session is not placed. */
  startDate: IsoDate | null;
  endDate: IsoDate | null;
  displacementWeeks: number | null;
}

/** What measures need of a plan, kept in a database or just computed, whatever the campaign has become since. */
export interface PlanFigures<Figure extends PlanFigure = PlanFigure> {
  /** Short name of the campaign. */
  campaign: string;
  /** The months that its curves list, any day of each will do. */
  horizon: { startsOn: IsoDate; endsOn: IsoDate };
  envelopes: EnvelopeRow[];
  /** Those to measure, in the order of the instance: all of them, or what somebody sees. */
  sessions: Figure[];
}

/** Reads the figures of a plan; a session that it does not name is one that it does not place. */
export function figuresOf(instance: Instance, { assignments }: Pick<Plan, 'assignments'>): PlanFigures {
  const bySession = new Map(assignments.map((assignment) => [assignment.session, assignment]));
  return {
    campaign: instance.name,
    horizon: horizonOf(instance),
    envelopes: instance.envelopes.map(({ id, label, ...envelope }) => ({
      ...envelope,
      id,
      reference: id,
      label: label ?? id,
    })),
    sessions: instance.sessions.map((session) => {
      const asked = session.askedWeek ?? session.wishedWeek;
      const assignment = bySession.get(session.id);
      return {
        reference: session.id,
        plannedEntries: session.plannedEntries,
        costCents: session.costCents,
        envelope: session.envelope,
        askedDate: session.startDateByStart?.[asked] ?? instance.weeks[asked]?.startDate ?? null,
        startDate: assignment?.startDate ?? null,
        endDate: assignment?.endDate ?? null,
        displacementWeeks: assignment?.displacementWeeks ?? null,
      };
    }),
  };
}

/** A first week that starts the month before, where nothing of the campaign can start, does not add that month. */
function horizonOf({ months }: Instance): PlanFigures['horizon'] {
  const open = months.filter(({ workingDays }) => workingDays > 0);
  const [first, last] = [open[0] ?? months[0], open.at(-1) ?? months.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('An instance has at least one month');
  return { startsOn: `${first.month}-01`, endsOn: `${last.month}-01` };
}
