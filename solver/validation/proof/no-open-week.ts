/** "No plan exists" by the calendar: a session that must be placed, and a gate that closes each of its weeks. */

import { shown } from '../../instance/shown.ts';
import type { InfeasibilityReason } from '../../solution/proof-types.ts';
import { placedIn } from '../reading.ts';
import { Unreadable } from './multiplier.ts';
import type { Musts } from './musts.ts';

type NoOpenWeek = Extract<InfeasibilityReason, { kind: 'NO_OPEN_WEEK' }>;

/**
 * Looks at every week again.
 * @returns the reason in French
 * @throws Unreadable when a week is not closed as it says.
 */
export function noOpenWeek({ instance, of, closing }: Musts, { session: id, closed }: NoOpenWeek): string {
  const { session } = of(id);
  const { weeks } = instance;
  const unknown = closed.flatMap(({ from, to }) => [from, to]).find((week) => weeks[week] === undefined);
  if (unknown !== undefined)
    throw new Unreadable(`La semaine ${unknown} n'est pas de l'horizon, qui en a ${weeks.length}.`);
  const open = weeks.findIndex((_, week) => {
    const gate = closed.find(({ from, to }) => from <= week && week <= to)?.gate;
    return gate === undefined || !closing(placedIn(instance, session, week)).includes(gate);
  });
  if (open >= 0)
    throw new Unreadable(
      `La session ${shown(id)} n'est pas fermée en semaine ${open} par la porte que donne la preuve.`,
    );
  const runs = closed.map(
    ({ from, to, gate }) => `${gate} du ${weeks[from]!.startDate} au ${weeks[to]!.startDate}`,
  );
  return `La session ${shown(id)} n'a aucune semaine ouverte : ${runs.join(', ')}.`;
}
