/** Sessions put together for the quarterly preview: a few dozen groups instead of hundreds of sessions. */
import type { Candidates } from '../gates/candidates.ts';
import { startDate } from '../instance/dates.ts';
import type { Instance, IsoDate } from '../instance/types.ts';
import { mayLeaveUnplaced } from '../model/variables.ts';
import type { Parameters } from '../parameters/types.ts';

/** Sessions that the preview does not tell apart. */
export interface Group {
  sessions: number[];
  entries: number;
  /** Cheapest cost of one trainee, cents: what keeps every plan a point of the program. */
  centsPerEntry: number;
  /** Quarters in which one of its open weeks starts. */
  quarters: string[];
  mayLeaveOut: boolean;
}

/** Quarter of a date of the horizon. */
export function quarterOf(instance: Instance, date: IsoDate): string {
  return instance.months.find(({ month }) => month === date.slice(0, 7))!.quarter;
}

/** Groups the sessions of an instance by all that the preview looks at. */
export function findGroups(instance: Instance, parameters: Parameters, { open }: Candidates): Group[] {
  const optional = mayLeaveUnplaced(parameters);
  const quarters = instance.sessions.map((session, s) => [
    ...new Set(open[s]!.map((week) => quarterOf(instance, startDate(instance, session, week)))),
  ]);
  const groups = Map.groupBy(instance.sessions.keys(), (s) => {
    const { envelope, opco, nature, pinnedWeek } = instance.sessions[s]!;
    return JSON.stringify([envelope, opco, nature, quarters[s], optional && pinnedWeek === null]);
  });
  return [...groups.values()].map((sessions) => {
    const members = sessions.map((s) => instance.sessions[s]!);
    return {
      sessions,
      entries: members.reduce((sum, { plannedEntries }) => sum + plannedEntries, 0),
      centsPerEntry: Math.min(...members.map(({ costCents, plannedEntries }) => costCents / plannedEntries)),
      quarters: quarters[sessions[0]!]!,
      mayLeaveOut: optional && members[0]!.pinnedWeek === null,
    };
  });
}
