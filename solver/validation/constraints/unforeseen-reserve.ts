/** Constraint `unforeseen-reserve` (S7, 002:L389-393): a share of each quarter stays free for what nobody can foresee. */

import { quarterOfMonth } from '../../instance/iso-date.ts';
import type { Capacity } from '../../instance/types.ts';
import type { Violation } from '../../solution/types.ts';
import { euros } from '../euros.ts';
import { type JudgedPlan, monthOfStart, type Placed } from '../reading.ts';
import { overload } from './overload.ts';

/** A share is read to twelve decimals, then every product is exact: 0.9 of 10 leaves 1, where floats would leave 0. */
const SHARE_SCALE = 10n ** 12n;

/** Every quarter that holds more trainees, or costs more, than its capacity leaves beside the reserve. */
export function judgeUnforeseenReserve(plan: JudgedPlan): Violation[] {
  const { share } = plan.parameters.unforeseenReserve;
  const quarterOf = (placed: Placed): string => quarterOfMonth(monthOfStart(placed));
  const placed = Map.groupBy(plan.placed, quarterOf);
  const pinned = Map.groupBy(plan.pinned, quarterOf);
  return (plan.instance.capacities ?? []).flatMap((capacity) => {
    const starts = placed.get(capacity.quarter) ?? [];
    const facts = pinned.get(capacity.quarter) ?? [];
    return [...judgeEntries(capacity, share, starts, facts), ...judgeCost(capacity, share, starts, facts)];
  });
}

function judgeEntries(
  { quarter, entries }: Capacity,
  share: number,
  starts: Placed[],
  facts: Placed[],
): Violation[] {
  if (entries === null) return [];
  const over = overload(entriesOf(starts), usable(entries, share), entriesOf(facts));
  if (over === null) return [];
  return [
    {
      rule: 'unforeseen-reserve',
      subject: { quarter },
      excess: over.excess,
      unit: 'trainees',
      message: `Le trimestre ${quarter} a ${over.count} entrées. Attendu : ${over.limit} au plus (capacité ${entries}, réserve comprise). Reporter des sessions ou réduire la réserve.`,
    },
  ];
}

function judgeCost(
  { quarter, costCents }: Capacity,
  share: number,
  starts: Placed[],
  facts: Placed[],
): Violation[] {
  if (costCents === null) return [];
  const over = overload(costOf(starts), usable(costCents, share), costOf(facts));
  if (over === null) return [];
  const [count, limit, capacity] = [over.count, over.limit, costCents].map((cents) => euros(BigInt(cents)));
  return [
    {
      rule: 'unforeseen-reserve',
      subject: { quarter },
      excess: over.excess,
      unit: 'cents',
      message: `Le trimestre ${quarter} engage ${count}. Attendu : ${limit} au plus (capacité ${capacity}, réserve comprise). Reporter des sessions ou réduire la réserve.`,
    },
  ];
}

function entriesOf(starts: Placed[]): number {
  return starts.reduce((sum, { session }) => sum + session.plannedEntries, 0);
}

/** Exact: an instance whose costs add up beyond exact integers is refused before. */
function costOf(starts: Placed[]): number {
  return starts.reduce((sum, { session }) => sum + session.costCents, 0);
}

/** What is left of a capacity beside the reserve, rounded down to a whole unit. */
export function usable(capacity: number, share: number): number {
  const kept = BigInt(Math.round(share * Number(SHARE_SCALE)));
  return Number((BigInt(capacity) * (SHARE_SCALE - kept)) / SHARE_SCALE);
}
