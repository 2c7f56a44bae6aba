/** The starts that each session has, by the calendar: its weeks that no gate closes. */

import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import { openAt } from '../gates/judge-gates.ts';
import { type Placed, placedIn } from '../reading.ts';

/** The open starts of every session, in the order of the weeks. */
export function openStarts(instance: Instance, parameters: Parameters): Placed[][] {
  // No gate looks at the other sessions: `pinned` is for the limits that sessions share.
  const isOpen = openAt({ instance, parameters, placed: [], unplaced: [], pinned: [] });
  return instance.sessions.map((session) =>
    instance.weeks.map((_, week) => placedIn(instance, session, week)).filter(isOpen),
  );
}
