import { startDate } from '../../instance/dates.ts';
import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';
import { addPackingRows, countedPacking, type Packing, withRoomForPinned } from '../packing.ts';

/**
 * "The staff of an OPCO can start so many sessions in a month."
 * sum_{s in o, start(s,w) in m} start[s,w] <= monthlyLaunchCap[o] (+ excess[o,m] when SOFT)
 * Applies to every OPCO with a cap and every month.
 * Unit: sessions.
 * Source: H16, 002:L715-725 (smoothing is forced by dedicated human resources).
 */
export function constraintOpcoLoad(model: Model): void {
  addPackingRows(model, opcoPackings(model.instance, model.parameters));
}

/** One packing per OPCO with a cap and per month; none when the rule is off. */
export function opcoPackings(instance: Instance, { opcoLoad }: Parameters): Packing[] {
  if (opcoLoad.mode === 'OFF') return [];
  const bySession = Map.groupBy(instance.sessions.keys(), (s) => instance.sessions[s]!.opco);
  return (instance.opcos ?? []).flatMap(({ id, monthlyLaunchCap }) => {
    const sessions = bySession.get(id) ?? [];
    if (monthlyLaunchCap === null || sessions.length <= monthlyLaunchCap) return [];
    return instance.months.map(({ month }) => {
      const uses = sessions.map((s) => ({
        session: s,
        amount: 1,
        counts: (week: number) => startDate(instance, instance.sessions[s]!, week).startsWith(month),
      }));
      const name = nameOf('opco_load', plainName(id), plainName(month));
      const packing = countedPacking({ rule: 'opco-load', opco: id, month }, name, monthlyLaunchCap, uses);
      return withRoomForPinned(instance, { ...packing, soft: opcoLoad.mode === 'SOFT' });
    });
  });
}
