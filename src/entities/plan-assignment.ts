/** Where the plan of a run starts a session, or that it does not place it, and why. */

import { defineEntity, p } from '@mikro-orm/core';
import { uuidKey } from './columns.ts';
import { OptimizationRun } from './optimization-run.ts';
import { PoecSession } from './poec-session.ts';

const PlanAssignmentSchema = defineEntity({
  name: 'PlanAssignment',
  tableName: 'plan_assignment',
  uniques: [{ properties: ['run', 'session'] }],
  checks: [
    { name: 'plan_assignment_ends_after_it_starts', expression: 'start_date <= end_date' },
    {
      name: 'plan_assignment_whole',
      expression:
        '(start_date is null) = (end_date is null) and (start_date is null) = (displacement_weeks is null)',
    },
  ],
  properties: {
    id: uuidKey(),
    run: () => p.manyToOne(OptimizationRun).ref().index().deleteRule('cascade'),
    session: () => p.manyToOne(PoecSession).ref().index(),
    /** First and last day, or null when the session is not placed. */
    startDate: p.date().strictNullable().index(),
    endDate: p.date().strictNullable(),
    /** Weeks later (+) or earlier (-) than wished; null when not placed. */
    displacementWeeks: p.integer().strictNullable(),
    /** Why there: see `AssignmentReason` in `src/runs`. */
    reasons: p.json<Record<string, unknown>[]>(),
  },
});

/** Where the plan of a run starts a session, or that it does not place it. */
export class PlanAssignment extends PlanAssignmentSchema.class {}
PlanAssignmentSchema.setClass(PlanAssignment);
