import { PlanAssignment } from '../entities/index.ts';
import { allOf, between, type Criterion, isMissing, oneOf, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What the assignments of a plan can be filtered by. `session` is an id. */
export interface AssignmentFilter {
  session?: Criterion<string>;
  opcos?: Criterion<readonly string[]>;
  departements?: Criterion<readonly string[]>;
  /** Starts on or after this day, and on or before that one. */
  from?: Criterion<string>;
  to?: Criterion<string>;
  /** True: only the sessions that the plan does not place. */
  unplaced?: Criterion<boolean>;
  /** True: only the sessions that the plan moves. False: only those it leaves where they were wished. */
  moved?: Criterion<boolean>;
}

/** What assignments can be sorted by. */
export type AssignmentOrderField = 'START' | 'DISPLACEMENT' | 'SESSION_REFERENCE';

/** The list of the assignments of a plan. */
export const assignments: Listing<PlanAssignment, AssignmentFilter, AssignmentOrderField> = {
  entity: PlanAssignment,
  where: (filter) =>
    allOf(
      refersTo('session', filter.session),
      oneOf('session.project.opco', filter.opcos),
      oneOf('session.departement', filter.departements),
      between('startDate', filter.from, filter.to),
      isMissing('startDate', filter.unplaced),
      filter.moved === null || filter.moved === undefined
        ? undefined
        : { displacementWeeks: filter.moved ? { $ne: 0 } : 0 },
    ),
  orders: {
    START: [{ path: 'startDate', kind: 'date', nullable: true }],
    DISPLACEMENT: [{ path: 'displacementWeeks', kind: 'integer', nullable: true }],
    SESSION_REFERENCE: [{ path: 'session.reference', kind: 'text' }],
  },
  defaultOrder: { field: 'START', direction: 'ASC' },
  populate: ['session'],
};
