/** Executes one simulation: takes it, does it in a process, tells its draws, writes its end. */

import { type EntityManager, type MikroORM, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { hashOf, type SimulationResult } from '../../solver/index.ts';
import {
  type Attempt,
  budgetIn,
  type Execution,
  executeInProcess,
  heldBy,
  LatestWriter,
  type Order,
  type TakenWork,
  take,
} from '../durable/index.ts';
import { SimulationRun } from '../entities/index.ts';
import { asDocument, instanceOf, parametersOf as parametersOfRun, resultOf } from '../runs/index.ts';
import { parametersOf } from './documents.ts';
import { endsOf, type SimulationEnd } from './ends.ts';
import { type SimulationTask, simulateInProcess } from './simulate-in-process.ts';

/** What executes, and the milliseconds that matter. */
export interface SimulationSetting {
  /** Version of Métronome, kept with the simulation. */
  version: string;
  /** Between two writes of the draws that are done. */
  progressMs: number;
  /** Between two looks at the row, should a message have been missed. */
  lookMs: number;
}

/** A simulation that was taken, with what doing it needs. */
interface ClaimedSimulation extends TakenWork {
  task: SimulationTask;
}

/** Starts executing the simulation of a job. One that is over is left alone. */
export function executeSimulation(orm: MikroORM, order: Order, setting: SimulationSetting): Execution {
  return executeInProcess(orm, order, {
    name: 'simulation',
    noun: 'simulation',
    // Nothing is kept of half a simulation: its process is ended at once.
    times: { lookMs: setting.lookMs, graceMs: 0 },
    claim,
    begin: (taken) => simulating(orm, taken, setting),
  });
}

async function claim(em: EntityManager, id: string, worker: string): Promise<ClaimedSimulation | null> {
  const taken = await take(em, 'simulation', id, worker);
  if (taken === null) return null;
  const row = await em.fork().findOneOrFail(SimulationRun, id, { populate: ['run.instance', 'run.result'] });
  const run = row.run.$;
  const planned = resultOf(run);
  if (planned?.status !== 'PLANNED') throw new Error(`Run ${run.id} has lost the plan that ${id} simulates`);
  return {
    ...taken,
    budget: budgetIn(row),
    isCancelRequested: row.cancelRequestedAt !== null,
    task: {
      instance: instanceOf(run),
      parameters: parametersOfRun(run),
      assignments: planned.plan.assignments,
      drawn: parametersOf(row),
    },
  };
}

function simulating(
  orm: MikroORM,
  taken: ClaimedSimulation,
  { version, progressMs }: SimulationSetting,
): Attempt<SimulationResult, SimulationEnd> {
  const { task, budget } = taken;
  const progress = new LatestWriter<{ drawsDone: number }>(progressMs, async (done) => {
    await orm.em.fork().nativeUpdate(SimulationRun, heldBy(taken), done);
  });
  return {
    ends: endsOf(taken),
    start: (log) =>
      simulateInProcess(task, budget.megabytes, (drawsDone) => progress.tell({ drawsDone }), log),
    settle: () => progress.close(),
    async write({ state, reason, simulation, crashes }) {
      await orm.em.fork().nativeUpdate(SimulationRun, heldBy(taken), {
        state,
        reason,
        crashes: raw<RawQueryFragment>('crashes + ?', [crashes]),
        finishedAt: raw<RawQueryFragment>('now()'),
        simulatedWith: version,
        simulatedOnNode: process.versions.node,
        ...(simulation === null
          ? {}
          : {
              drawsDone: simulation.drawn.draws,
              result: asDocument(simulation),
              resultHash: hashOf(simulation),
            }),
      });
    },
  };
}
