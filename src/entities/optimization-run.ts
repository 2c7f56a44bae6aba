/** A run of the optimisation of a scenario, with all it takes to replay it. */

import { defineEntity, p } from '@mikro-orm/core';
import { runStates } from '../domain/run-state.ts';
import { budgetedColumns, durableColumns, exactJson, uuidKey, writtenAt } from './columns.ts';
import { PlanAssignment } from './plan-assignment.ts';
import { Scenario } from './scenario.ts';

const OptimizationRunSchema = defineEntity({
  name: 'OptimizationRun',
  tableName: 'optimization_run',
  checks: [
    { name: 'optimization_run_failure_has_a_reason', expression: `state <> 'FAILED' or reason is not null` },
    {
      name: 'optimization_run_success_has_a_result',
      expression: `state <> 'SUCCEEDED' or result is not null`,
    },
    { name: 'optimization_run_ends_after_it_starts', expression: 'started_at <= finished_at' },
  ],
  properties: {
    id: uuidKey(),
    scenario: () => p.manyToOne(Scenario).ref().index(),
    /** Version of the scenario that it solves, which may have changed since; null for a run of before versions. */
    scenarioVersion: p.integer().strictNullable(),
    state: p.enum(runStates.codes).index(),
    /** Engine asked for while the run waits, then engine and version that solved it, e.g. "highs 1.15.3". */
    engine: p.text(),
    seed: p.integer(),
    /** The instance solved, as the solver reads it. Large: loaded only when populated. */
    instance: exactJson().lazy(),
    /** SHA-256 of the canonical JSON of the instance, as the plan carries it. */
    instanceHash: p.text().index(),
    parameters: exactJson(),
    /** Sessions that the instance leaves out, with the reason: see `LeftOut` in `src/scenarios/build-instance`. */
    leftOut: p.json<Record<string, unknown>[]>(),
    /** Last word of the solver, or null before the first: see `SolveProgress`. */
    progress: p.json<Record<string, unknown>>().strictNullable(),
    /**
     * How it ended: see `SolveResult`. While it goes on, what cancelling it would keep: its best verified plan so
     * far, or null. Loaded only when populated.
     */
    result: exactJson().lazy().strictNullable(),
    /** SHA-256 of the assignments of the plan in `result`; null without one. Two runs with the same gave the same plan. */
    planHash: p.text().strictNullable(),
    ...durableColumns(),
    ...budgetedColumns(),
    /** Version of Métronome that solved it; null before. */
    solvedWith: p.text().strictNullable(),
    /** Version of Node.js that solved it; null before. */
    solvedOnNode: p.text().strictNullable(),
    /** Run that this one solves again to see whether it gives the same plan. */
    replayOf: () => p.manyToOne(OptimizationRun).ref().index().strictNullable(),
    createdAt: writtenAt(),
    assignments: () => p.oneToMany(PlanAssignment).mappedBy('run'),
  },
});

/** A run of the optimisation of a scenario. */
export class OptimizationRun extends OptimizationRunSchema.class {}
OptimizationRunSchema.setClass(OptimizationRun);
