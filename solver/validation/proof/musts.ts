/** The sessions that every plan has: pinned, or that may not stay out. */

import { shown } from '../../instance/shown.ts';
import type { Instance, Session } from '../../instance/types.ts';
import type { GateName, Parameters } from '../../parameters/types.ts';
import { gatesAgainst } from '../gates/judge-gates.ts';
import { type Placed, whyPlaced } from '../reading.ts';
import { Unreadable } from './multiplier.ts';
import { openStarts } from './open-starts.ts';

/** A session that every plan has, and where it may start. */
export interface Must {
  session: Session;
  starts: Placed[];
}

/** What a reason why no plan exists is judged on. */
export interface Musts {
  instance: Instance;
  parameters: Parameters;
  all: Must[];
  /**
   * The one of that id.
   * @throws Unreadable when it is not of the instance, or may stay out.
   */
  of: (id: string) => Must;
  /** The gates that close a start. */
  closing: (placed: Placed) => GateName[];
}

export function findMusts(instance: Instance, parameters: Parameters): Musts {
  const starts = openStarts(instance, parameters);
  const all = instance.sessions
    .map((session, s) => ({ session, starts: starts[s]! }))
    .filter(({ session }) => whyPlaced(parameters, session) !== null);
  const ids = new Set(instance.sessions.map(({ id }) => id));
  const musts = new Map(all.map((must) => [must.session.id, must]));
  return {
    instance,
    parameters,
    all,
    closing: gatesAgainst({ instance, parameters, placed: [], unplaced: [], pinned: [] }),
    of(id) {
      const must = musts.get(id);
      if (must !== undefined) return must;
      const fault = ids.has(id) ? 'peut rester non placée' : "n'est pas de l'instance";
      throw new Unreadable(`La session ${shown(id)} ${fault}.`);
    },
  };
}
