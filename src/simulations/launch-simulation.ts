/** Launches a simulation of a plan: it is saved and returned at once, and done in its turn. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { readSimulationParameters } from '../../solver/index.ts';
import type { JobQueue } from '../db/job-queue.ts';
import { type Budget, budgetOf, checkBudget, jobOf, newWork, saveWithJob } from '../durable/index.ts';
import { SimulationRun } from '../entities/index.ts';
import { asDocument, findPlanned } from '../runs/index.ts';
import type { Problem, Refusal } from '../scenarios/problem.ts';

/** A simulation that is asked for. */
export interface NewSimulation {
  /** Id of the run whose plan is simulated. */
  run: string;
  /** Any part of the parameters; the rest is by default. */
  parameters?: object;
  budget?: Partial<Budget>;
}

/**
 * Launches a simulation: the row and its job are created together. The instance and the plan are those that the run
 * keeps, which change no more once it is over. Refuses a run that does not exist, is not over or has no plan, and
 * parameters or a budget out of range, with every problem; then nothing is saved.
 */
export async function launchSimulation(
  em: EntityManager,
  jobs: JobQueue,
  { run: runId, parameters: stated = {}, budget: asked }: NewSimulation,
): Promise<{ simulation: SimulationRun } | Refusal> {
  const budget = budgetOf(asked);
  const found = await findPlanned(em, runId);
  const reading = readSimulationParameters(stated);
  const problems = [
    ...('problems' in found ? found.problems : []),
    ...('problems' in reading ? reading.problems.map(inParameters) : []),
    ...checkBudget(budget),
  ];
  if ('problems' in found || 'problems' in reading || problems.length > 0) return { problems };
  const simulation = em.create(SimulationRun, {
    ...newWork(budget),
    run: found.run,
    parameters: asDocument(reading.parameters),
    result: null,
    resultHash: null,
    simulatedWith: null,
    simulatedOnNode: null,
  });
  await saveWithJob(em, jobs, 'simulation', simulation, jobOf);
  return { simulation };
}

function inParameters(problem: Problem): Problem {
  return { ...problem, path: `/parameters${problem.path}` };
}
