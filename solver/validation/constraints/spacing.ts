/** Constraint `spacing` (S16): sessions that fish in the same water start some weeks apart. */

import { shown } from '../../instance/shown.ts';
import type { Session } from '../../instance/types.ts';
import type { Violation } from '../../solution/types.ts';
import type { JudgedPlan, Placed } from '../reading.ts';

/** Sessions that keep apart from each other, and by how much. */
interface Kinship {
  leastWeeks: number;
  /** Equal for sessions that keep apart; null for one that keeps apart from nobody. */
  key: (session: Session) => string | null;
  /** What they share, in French. */
  shared: string;
}

/** Every session that starts too soon after another of its project, or of its job and zone. */
export function judgeSpacing(plan: JudgedPlan): Violation[] {
  const { projectWeeks, jobZoneWeeks } = plan.parameters.spacing;
  const kinships: Kinship[] = [
    { leastWeeks: projectWeeks, key: ({ project }) => project ?? null, shared: 'du même projet' },
    {
      leastWeeks: jobZoneWeeks,
      key: ({ rome, zone }) => (zone === null ? null : `${rome} ${zone}`),
      shared: 'du même métier dans la même zone',
    },
  ];
  return kinships.flatMap((kinship) => {
    const groups = Map.groupBy(plan.placed, ({ session }) => kinship.key(session));
    return [...groups].flatMap(([key, group]) => (key === null ? [] : tooNear(plan, kinship, group)));
  });
}

/**
 * Compares each start with the one before it only. Where two starts are too near, all between them are too,
 * so a group with a fault always shows one, and a group of n gives n - 1 lines at most instead of n(n - 1)/2.
 */
function tooNear({ instance }: JudgedPlan, { leastWeeks, shared }: Kinship, group: Placed[]): Violation[] {
  const offset = ({ week }: Placed): number => instance.weeks[week]!.offsetWeeks;
  const inOrder = group.toSorted((a, b) => offset(a) - offset(b));
  return inOrder.flatMap((later, i) => {
    const earlier = inOrder[i - 1];
    if (earlier === undefined) return [];
    const apart = offset(later) - offset(earlier);
    // Two facts are not a fault of the plan.
    const bothPinned = earlier.session.pinnedWeek !== null && later.session.pinnedWeek !== null;
    if (apart >= leastWeeks || bothPinned) return [];
    return [
      {
        rule: 'spacing',
        subject: { session: later.session.id, otherSession: earlier.session.id, week: later.week },
        excess: leastWeeks - apart,
        unit: 'weeks',
        message: `Les sessions ${shown(earlier.session.id)} et ${shown(later.session.id)}, ${shared}, débutent à ${apart} semaines l'une de l'autre. Attendu : ${leastWeeks} au moins. En déplacer une de ${leastWeeks - apart}.`,
      },
    ];
  });
}
