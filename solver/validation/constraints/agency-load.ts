/** Constraint `agency-load` (H16, 002:L661-677): an agency holds the meetings of only so many sessions in a week. */

import { shown } from '../../instance/shown.ts';
import type { Agency, WeekIndex } from '../../instance/types.ts';
import type { Violation } from '../../solution/types.ts';
import type { JudgedPlan, Placed } from '../reading.ts';
import { type Overload, overload } from './overload.ts';

/** Weeks in which an agency has too many sessions in their launch phase, where the scenario forbids it. */
export function judgeAgencyLoad(plan: JudgedPlan): Violation[] {
  if (plan.parameters.agencyLoad.mode !== 'HARD') return [];
  return agencyOverloads(plan).map(({ agency, week, count, limit, excess }) => {
    const date = plan.instance.weeks[week]!.startDate;
    return {
      rule: 'agency-load',
      subject: { agency: agency.id, week, date },
      excess,
      unit: 'sessions',
      message: `L'agence ${shown(agency.label ?? agency.id)} a ${count} sessions en lancement la semaine du ${date}. Attendu : ${limit} au plus. En reporter ${excess} ou relever le plafond de l'agence.`,
    };
  });
}

/** Every agency and week above the cap, whatever the mode. */
export function agencyOverloads(plan: JudgedPlan): (Overload & { agency: Agency; week: WeekIndex })[] {
  return agencyOverloadsIn(plan)(plan.placed);
}

/** Reads a plan once; the answer gives the overloads of any starts of its sessions, what is pinned being a fact all the same. */
export function agencyOverloadsIn(
  plan: Pick<JudgedPlan, 'instance' | 'parameters' | 'pinned'>,
): (placed: readonly Placed[]) => (Overload & { agency: Agency; week: WeekIndex })[] {
  const launchesIn = launchPhases(plan);
  const pinned = Map.groupBy(plan.pinned, ({ session }) => session.agency);
  const capped = (plan.instance.agencies ?? []).flatMap((agency) => {
    const { id, launchCap } = agency;
    return launchCap === null
      ? []
      : [{ agency, launchCap, facts: countByWeek(launchesIn, pinned.get(id) ?? []) }];
  });
  if (capped.length === 0) return () => [];
  return (starts) => {
    const placed = Map.groupBy(starts, ({ session }) => session.agency);
    return capped.flatMap(({ agency, launchCap, facts }) =>
      countByWeek(launchesIn, placed.get(agency.id) ?? []).flatMap((count, week) => {
        const over = overload(count, launchCap, facts[week]!);
        return over === null ? [] : [{ ...over, agency, week }];
      }),
    );
  };
}

/** For each start week, the weeks in which a session that starts there is in its launch phase: those up to it. */
function launchPhases({ instance, parameters }: Pick<JudgedPlan, 'instance' | 'parameters'>): WeekIndex[][] {
  const { launchWeeks } = parameters.agencyLoad;
  return instance.weeks.map(({ offsetWeeks: start }) =>
    instance.weeks.flatMap(({ offsetWeeks }, week) => {
      const before = start - offsetWeeks;
      return before >= 0 && before < launchWeeks ? [week] : [];
    }),
  );
}

function countByWeek(launchesIn: WeekIndex[][], starts: Placed[]): number[] {
  const counts = launchesIn.map(() => 0);
  for (const { week } of starts) {
    for (const launch of launchesIn[week]!) counts[launch] = counts[launch]! + 1;
  }
  return counts;
}
