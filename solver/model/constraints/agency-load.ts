import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Model } from '../model.ts';
import { dateName, nameOf, plainName } from '../names.ts';
import { addPackingRows, countedPacking, type Packing, withRoomForPinned } from '../packing.ts';

/**
 * "An agency holds so many information meetings at once, and no more."
 * sum_{s in a, 0 <= off(v) - off(w) < launchWeeks} start[s,v] <= launchCap[a] (+ excess[a,w] when SOFT)
 * Applies to every agency with a cap and every week; a session is launched in the weeks up to its start.
 * Unit: sessions. Two weeks of launch by default, our parameter.
 * Source: H16, 002:L335-341, L669 (several actions at the same moment for one agency).
 */
export function constraintAgencyLoad(model: Model): void {
  addPackingRows(model, agencyPackings(model.instance, model.parameters));
}

/** One packing per agency with a cap and per week; none when the rule is off. */
export function agencyPackings(instance: Instance, { agencyLoad }: Parameters): Packing[] {
  if (agencyLoad.mode === 'OFF') return [];
  const bySession = Map.groupBy(instance.sessions.keys(), (s) => instance.sessions[s]!.agency);
  return (instance.agencies ?? []).flatMap(({ id, launchCap }) => {
    const sessions = bySession.get(id) ?? [];
    if (launchCap === null || sessions.length <= launchCap) return [];
    return instance.weeks.map(({ startDate, offsetWeeks }, first) => {
      const counts = (week: number): boolean => {
        const ahead = instance.weeks[week]!.offsetWeeks - offsetWeeks;
        return ahead >= 0 && ahead < agencyLoad.launchWeeks;
      };
      const about = { rule: 'agency-load', agency: id, week: first } as const;
      const name = nameOf('agency_load', plainName(id), dateName(startDate));
      const uses = sessions.map((session) => ({ session, amount: 1, counts }));
      const packing = countedPacking(about, name, launchCap, uses);
      return withRoomForPinned(instance, { ...packing, soft: agencyLoad.mode === 'SOFT' });
    });
  });
}
