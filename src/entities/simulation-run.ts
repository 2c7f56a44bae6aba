/** A simulation of what happens after the plan of a run, with all it takes to do it again. */

import { defineEntity, p } from '@mikro-orm/core';
import { simulationStates } from '../domain/simulation-state.ts';
import { budgetedColumns, count, durableColumns, exactJson, uuidKey, writtenAt } from './columns.ts';
import { OptimizationRun } from './optimization-run.ts';

const SimulationRunSchema = defineEntity({
  name: 'SimulationRun',
  tableName: 'simulation_run',
  checks: [
    { name: 'simulation_run_failure_has_a_reason', expression: `state <> 'FAILED' or reason is not null` },
    {
      name: 'simulation_run_success_has_a_result',
      expression: `(state = 'SUCCEEDED') = (result is not null) and (result is null) = (result_hash is null)`,
    },
    { name: 'simulation_run_ends_after_it_starts', expression: 'started_at <= finished_at' },
  ],
  properties: {
    id: uuidKey(),
    /** Run whose plan is simulated: over when the simulation is launched, so that its documents change no more. */
    run: () => p.manyToOne(OptimizationRun).ref().index().deleteRule('cascade'),
    state: p.enum(simulationStates.codes).index(),
    /** How slips and abandonments are drawn, seed included: see `SimulationParameters`. */
    parameters: exactJson(),
    /** Draws that are done, by the attempt under way. */
    drawsDone: count('draws_done', 0).default(0),
    /** What it found: see `Simulation`. Loaded only when populated. */
    result: exactJson().lazy().strictNullable(),
    /** SHA-256 of the canonical JSON of the result. Two simulations with the same found the same. */
    resultHash: p.text().strictNullable(),
    ...durableColumns(),
    ...budgetedColumns(),
    /** Version of Métronome that simulated; null before. */
    simulatedWith: p.text().strictNullable(),
    /** Version of Node.js that simulated; null before. */
    simulatedOnNode: p.text().strictNullable(),
    createdAt: writtenAt(),
  },
});

/** A simulation of what happens after the plan of a run. */
export class SimulationRun extends SimulationRunSchema.class {}
SimulationRunSchema.setClass(SimulationRun);
