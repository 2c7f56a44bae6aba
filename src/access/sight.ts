/**
 * What fiches a viewer sees. The rule is a filter of the request's entity manager, so that it holds wherever
 * rows are read: lists, totals, cursors, look-ups, relations and the measures computed from them. A row that
 * is hidden is, for whoever asks, a row that does not exist.
 */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { OpcoCode } from '../domain/opco.ts';
import { validatedStates } from '../domain/session-state.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ImportJob, PlanAssignment, PoecProject, PoecSession } from '../entities/index.ts';
import { accessOf } from './rules.ts';

/** What a viewer sees of the fiches: everything, or what is validated and the drafts of one OPCO, if any. */
export type Sight = { whole: true } | { whole: false; opco: OpcoCode | null };

/** An id that no row has. */
const NO_ONE = '00000000-0000-0000-0000-000000000000';

/** The sight of a viewer, from the line of the table about sessions. */
export function sightOf(viewer: Viewer): Sight {
  const access = accessOf(viewer, 'Query.sessions');
  if (access === 'YES') return { whole: true };
  return { whole: false, opco: access === 'OWN' ? (viewer.organisation?.opco ?? null) : null };
}

/**
 * A fork of the manager that reads what the viewer sees and nothing else; so do its own forks. One who sees
 * everything pays nothing.
 */
export function seenBy(viewer: Viewer, em: EntityManager): EntityManager {
  const own = em.fork();
  if (accessOf(viewer, 'Query.imports') !== 'YES') {
    // Nobody has the id that stands for no organisation.
    const organisation = viewer.organisation?.id ?? NO_ONE;
    own.addFilter({ name: 'own imports', entity: ImportJob, cond: { organisation } });
  }
  const sight = sightOf(viewer);
  if (sight.whole) return own;
  const validated = { state: { $in: [...validatedStates] } };
  const ofOpco = sight.opco === null ? [] : [{ project: { opco: sight.opco } }];
  const session = { $or: [validated, ...ofOpco] };
  const project = {
    $or: [{ sessions: { $some: validated } }, ...(sight.opco === null ? [] : [{ opco: sight.opco }])],
  };
  own.addFilter({ name: 'seen sessions', entity: PoecSession, cond: session });
  own.addFilter({ name: 'seen projects', entity: PoecProject, cond: project });
  own.addFilter({ name: 'seen assignments', entity: PlanAssignment, cond: { session } });
  return own;
}
